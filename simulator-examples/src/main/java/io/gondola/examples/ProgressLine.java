package io.gondola.examples;

import com.google.common.base.Strings;
import io.gondola.report.Glyphs;
import io.gondola.timeline.Progress;
import java.io.PrintStream;

/** Shows on a terminal how far a long run has come: in one line that changes, and goes at last. */
final class ProgressLine implements Progress {

  private static final int BAR = 24;
  private static final int WIDTH = 78;

  private final PrintStream out;
  private final Glyphs glyphs;

  ProgressLine(PrintStream out, Glyphs glyphs) {
    this.out = out;
    this.glyphs = glyphs;
  }

  @Override
  public void on(String what, long done, long total) {
    boolean last = done == total;
    out.print("\r" + Strings.padEnd(last ? "" : line(what, done, total, glyphs), WIDTH, ' '));
    if (last) {
      out.print("\r");
    }
    out.flush();
  }

  /** A bar, the numbers, and what was done; no bar while nobody knows how much there is. */
  static String line(String what, long done, long total, Glyphs glyphs) {
    if (total == 0) {
      return cut(done + " done  " + what);
    }
    int filled = (int) (BAR * done / total);
    String full = glyphs == Glyphs.UNICODE ? "█" : "#";
    String rest = glyphs == Glyphs.UNICODE ? "░" : ".";
    String bar = full.repeat(filled) + rest.repeat(BAR - filled);
    return cut("%s %s of %s  %s".formatted(bar, done, total, what));
  }

  /** A line that wraps could not be overwritten. */
  private static String cut(String line) {
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH);
  }
}
