package io.gondola.timeline;

import java.time.Duration;

/**
 * Prints spans of virtual time for people: {@code 0s}, {@code 1.25s}, {@code 2m5s}, {@code 1h0m3s},
 * {@code -500ms} as {@code -0.5s}.
 */
public final class VirtualTime {

  private static final int MILLIS_DIGITS = 3;

  private VirtualTime() {}

  /**
   * Hours and minutes as far as there are any, then seconds with at most millisecond precision;
   * what is finer is cut off.
   */
  public static String format(Duration span) {
    if (span.isNegative()) {
      String positive = format(span.negated());
      return positive.equals("0s") ? positive : "-" + positive;
    }
    String text = "";
    if (span.toHours() > 0) {
      text = span.toHours() + "h" + span.toMinutesPart() + "m";
    } else if (span.toMinutes() > 0) {
      text = span.toMinutes() + "m";
    }
    return text + span.toSecondsPart() + fraction(span.toMillisPart()) + "s";
  }

  private static String fraction(int millis) {
    String digits = Integer.toString(millis);
    String padded = "0".repeat(MILLIS_DIGITS - digits.length()) + digits;
    return millis == 0 ? "" : "." + padded.replaceAll("0+$", "");
  }
}
