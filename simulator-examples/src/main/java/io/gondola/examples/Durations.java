package io.gondola.examples;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people and Kubernetes write them: {@code 10m}, {@code 1h30m}, {@code 1.5s}, {@code
 * 500ms}.
 */
public final class Durations {

  private static final ImmutableMap<String, Duration> UNITS =
      ImmutableMap.of(
          "h", Duration.ofHours(1),
          "m", Duration.ofMinutes(1),
          "s", Duration.ofSeconds(1),
          "ms", Duration.ofMillis(1));

  /** Ten digits at most, so that no sum of four parts is out of range. */
  private static final Pattern PART = Pattern.compile("(\\d{1,10}(?:\\.\\d{1,6})?)(ms|h|m|s)");

  private static final int NANO_DIGITS = 9;

  private Durations() {}

  /** Empty if the text is no duration above zero. */
  public static Optional<Duration> parse(String text) {
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(text);
    int end = 0;
    while (part.find() && part.start() == end) {
      sum = sum.plus(part(part.group(1), part.group(2)));
      end = part.end();
    }
    return end == text.length() && !sum.isZero() ? Optional.of(sum) : Optional.empty();
  }

  private static Duration part(String number, String unit) {
    BigDecimal nanos =
        new BigDecimal(number).multiply(BigDecimal.valueOf(UNITS.get(unit).toNanos()));
    return Duration.ofSeconds(
        nanos.movePointLeft(NANO_DIGITS).longValue(),
        nanos.remainder(BigDecimal.TEN.pow(NANO_DIGITS)).longValue());
  }
}
