package io.gondola.examples.benchmark;

import com.google.common.base.Strings;
import java.util.Locale;

/** Prints rows as they come, the first column to the left and all others to the right. */
final class Table {

  private static final int FIRST = 42;
  private static final int OTHERS = 12;
  private static final int LAST = 26;

  Table(String... heads) {
    row(heads);
    System.out.println("-".repeat(FIRST + OTHERS * (heads.length - 2) + LAST));
  }

  void row(String... cells) {
    StringBuilder line = new StringBuilder(Strings.padEnd(cells[0], FIRST, ' '));
    for (int i = 1; i < cells.length; i++) {
      line.append(Strings.padStart(cells[i], i == cells.length - 1 ? LAST : OTHERS, ' '));
    }
    System.out.println(line.toString().stripTrailing());
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A span in the unit that suits it, with three digits. */
  static String time(double nanos) {
    String[] units = {"ns", "us", "ms", "s"};
    int unit = (int) Math.max(0, Math.min(3, Math.floor(Math.log10(nanos) / 3)));
    return number(nanos / Math.pow(1_000, unit)) + " " + units[unit];
  }

  static String kibi(double bytes) {
    return number(bytes / 1024) + " KiB";
  }

  static String mebi(double bytes) {
    return number(bytes / 1024 / 1024) + " MiB";
  }

  private static String number(double value) {
    return format(value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
  }
}
