package io.gondola.report;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.math.LongMath;
import io.gondola.timeline.VirtualTime;
import io.gondola.timeline.requests.Outcome;
import io.gondola.timeline.requests.PodVersion;
import io.gondola.timeline.requests.RequestLog;
import io.gondola.timeline.requests.TrafficReport;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;

/**
 * Which version served which share of a client's requests, over time: a column stands for a slice
 * of time, a line for a tenth of its requests. Lost requests are on top, and never round to
 * nothing.
 */
public final class TrafficChart {

  private static final int LINES = 10;
  private static final int MOST_COLUMNS = 60;
  private static final int SCALE_WIDTH = 5;
  private static final int TICK_EVERY = 10;
  private static final Mark LOST = new Mark('x', Ink.LOST);

  private final TrafficReport report;
  private final Duration slice;
  private final int columns;

  private TrafficChart(TrafficReport report) {
    this.report = report;
    long span = Math.max(1, Duration.between(report.start(), report.end()).toNanos());
    long least = LongMath.divide(span, MOST_COLUMNS, RoundingMode.CEILING);
    long width = RoundSteps.atLeast(least, RequestLog.SLICE.toNanos());
    this.slice = Duration.ofNanos(width);
    this.columns = (int) LongMath.divide(span, width, RoundingMode.CEILING);
  }

  public static TrafficChart of(TrafficReport report) {
    return new TrafficChart(report);
  }

  public String text(Glyphs glyphs) {
    return text(TextStyle.plain(glyphs));
  }

  public String text(TextStyle style) {
    Glyphs glyphs = style.glyphs();
    ImmutableList<PodVersion> versions = served();
    if (versions.isEmpty()) {
      return "nothing was served";
    }
    StringJoiner lines = new StringJoiner("\n");
    lines.add(" ".repeat(SCALE_WIDTH + 1) + legend(versions, glyphs));
    for (int line = LINES; line >= 1; line--) {
      String scale = Strings.padStart(line * (100 / LINES) + "%", SCALE_WIDTH, ' ');
      PaintedLine text = new PaintedLine(style.palette());
      text.add(Ink.QUIET, scale + " " + glyphs.axis());
      for (int column = 0; column < columns; column++) {
        text.add(cell(versions, column, line, glyphs));
      }
      lines.add(text.toString());
    }
    return lines + "\n" + style.palette().paint(Ink.QUIET, axis(glyphs));
  }

  /** The versions that served something, the newest name last. */
  private ImmutableList<PodVersion> served() {
    return report.versions().stream()
        .filter(version -> report.count(version, Outcome.SERVED) > 0)
        .collect(ImmutableList.toImmutableList());
  }

  private static String legend(ImmutableList<PodVersion> versions, Glyphs glyphs) {
    StringJoiner legend = new StringJoiner("  ");
    for (int i = 0; i < versions.size(); i++) {
      legend.add(fill(i, glyphs) + " " + versions.get(i));
    }
    return legend.add("x lost").toString();
  }

  private static char fill(int version, Glyphs glyphs) {
    return switch (version % 4) {
      case 0 -> glyphs.oldArea();
      case 1 -> glyphs.newArea();
      case 2 -> glyphs.availableArea();
      default -> glyphs.leavingArea();
    };
  }

  private Mark cell(ImmutableList<PodVersion> versions, int column, int line, Glyphs glyphs) {
    Instant from = report.start().plus(slice.multipliedBy(column));
    Instant to = from.plus(slice);
    long lost = lost(from, to);
    long all = lost;
    for (PodVersion version : versions) {
      all += report.countBetween(version, Outcome.SERVED, from, to);
    }
    if (all == 0) {
      return Mark.BLANK;
    }
    if (lost > 0 && line > LINES - Math.max(1, Math.round((double) LINES * lost / all))) {
      return LOST;
    }
    long below = 0;
    for (int i = 0; i < versions.size(); i++) {
      below += report.countBetween(versions.get(i), Outcome.SERVED, from, to);
      if (Math.round((double) LINES * below / (all - lost)) >= line) {
        return new Mark(fill(i, glyphs), Ink.version(i));
      }
    }
    return Mark.BLANK;
  }

  private long lost(Instant from, Instant to) {
    long sum = 0;
    for (PodVersion version : report.versions()) {
      for (Outcome outcome : Outcome.values()) {
        sum += outcome == Outcome.SERVED ? 0 : report.countBetween(version, outcome, from, to);
      }
    }
    return sum;
  }

  private String axis(Glyphs glyphs) {
    StringBuilder line = new StringBuilder(Strings.padStart("0%", SCALE_WIDTH, ' '));
    StringBuilder labels = new StringBuilder(" ".repeat(SCALE_WIDTH + 1));
    line.append(' ').append(glyphs.corner());
    for (int column = 0; column < columns; column++) {
      boolean tick = column % TICK_EVERY == 0;
      line.append(tick ? glyphs.tick() : glyphs.base());
      if (tick) {
        Instant time = report.start().plus(slice.multipliedBy(column));
        labels.append(" ".repeat(Math.max(0, SCALE_WIDTH + 2 + column - labels.length())));
        labels.append('+').append(VirtualTime.format(Duration.between(report.runStart(), time)));
      }
    }
    return line + "\n" + labels;
  }

  @Override
  public String toString() {
    return text(Glyphs.UNICODE);
  }
}
