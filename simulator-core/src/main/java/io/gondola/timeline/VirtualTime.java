package io.gondola.timeline;

import com.google.common.base.Strings;
import java.time.Duration;

/**
 * Prints spans of virtual time for people: {@code 0s}, {@code 1.25s}, {@code 2m5s}, {@code 1h0m3s}.
 */
public final class VirtualTime {

  private VirtualTime() {}

  /** Hours and minutes as far as there are any, then seconds with at most millisecond precision. */
  public static String format(Duration span) {
    long millis = span.toMillis();
    long hours = millis / 3_600_000;
    long minutes = millis / 60_000 % 60;
    String text = hours > 0 ? hours + "h" + minutes + "m" : minutes > 0 ? minutes + "m" : "";
    return text + seconds(millis % 60_000) + "s";
  }

  private static String seconds(long millis) {
    String fraction = Strings.padStart(Long.toString(millis % 1000), 3, '0').replaceAll("0+$", "");
    return fraction.isEmpty() ? Long.toString(millis / 1000) : millis / 1000 + "." + fraction;
  }
}
