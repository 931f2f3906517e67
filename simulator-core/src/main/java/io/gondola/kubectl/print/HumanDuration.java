package io.gondola.kubectl.print;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long ago something was, as kubectl says it: two units at most, the lesser ones dropped. */
public final class HumanDuration {

  private static final long DAYS_A_YEAR = 365;

  private HumanDuration() {}

  /** The time since an instant; {@code <unknown>} if there is none. */
  public static String since(@Nullable Instant then, Instant now) {
    return then == null ? "<unknown>" : of(Duration.between(then, now));
  }

  public static String of(Duration age) {
    long seconds = age.toNanos() / 1_000_000_000; // Towards zero, as Go does.
    if (seconds < 0) {
      // Clocks differ: a second ahead is forgiven.
      return seconds < -1 ? "<invalid>" : "0s";
    }
    if (seconds < 120) {
      return seconds + "s";
    }
    return ofMinutes(seconds / 60, seconds % 60);
  }

  private static String ofMinutes(long minutes, long seconds) {
    if (minutes < 10) {
      return both(minutes, "m", seconds, "s");
    }
    return minutes < 180 ? minutes + "m" : ofHours(minutes / 60, minutes % 60);
  }

  private static String ofHours(long hours, long minutes) {
    if (hours < 8) {
      return both(hours, "h", minutes, "m");
    }
    return hours < 48 ? hours + "h" : ofDays(hours / 24, hours % 24);
  }

  private static String ofDays(long days, long hours) {
    if (days < 8) {
      return both(days, "d", hours, "h");
    }
    if (days < 2 * DAYS_A_YEAR) {
      return days + "d";
    }
    long years = days / DAYS_A_YEAR;
    long rest = days % DAYS_A_YEAR;
    return years < 8 ? both(years, "y", rest, "d") : years + "y";
  }

  private static String both(long more, String unit, long less, String lesserUnit) {
    return less == 0 ? more + unit : more + unit + less + lesserUnit;
  }
}
