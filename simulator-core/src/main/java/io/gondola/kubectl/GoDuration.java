package io.gondola.kubectl;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 1m30s}, {@code 500ms}. */
final class GoDuration {

  private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|h|m|s)");
  private static final Pattern WHOLE = Pattern.compile("-?(?:" + PART.pattern() + ")+");
  private static final ImmutableMap<String, Long> MILLIS =
      ImmutableMap.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

  private GoDuration() {}

  static Duration parse(String flag, String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (!WHOLE.matcher(text).matches()) {
      boolean unitMissing = text.matches("-?[0-9.]+");
      throw Arguments.invalid(
          flag,
          text,
          unitMissing
              ? "time: missing unit in duration \"%s\"".formatted(text)
              : "time: invalid duration \"%s\"".formatted(text));
    }
    BigDecimal millis = BigDecimal.ZERO;
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      BigDecimal unit = BigDecimal.valueOf(MILLIS.get(parts.group(2)));
      millis = millis.add(new BigDecimal(parts.group(1)).multiply(unit));
    }
    Duration duration = Duration.ofMillis(millis.longValue());
    return text.startsWith("-") ? duration.negated() : duration;
  }
}
