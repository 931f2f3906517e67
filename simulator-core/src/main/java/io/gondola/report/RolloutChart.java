package io.gondola.report;

import static java.math.RoundingMode.CEILING;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.math.IntMath;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;

/**
 * Old, new and available pods over time: above, new pods with the old ones on top of them and the
 * leaving ones on top of those; below, the available ones.
 *
 * <p>A column stands for a slice of time and shows the most pods and the fewest available ones of
 * it.
 */
public final class RolloutChart {

  private static final int MOST_LINES = 12;
  private static final int TICK_EVERY = 10;

  private final ChartColumns slices;
  private final int newest;

  private RolloutChart(ChartColumns slices, int newest) {
    this.slices = slices;
    this.newest = newest;
  }

  public static RolloutChart of(RolloutHistory history) {
    return new RolloutChart(ChartColumns.of(history), history.newest());
  }

  public String text(Glyphs glyphs) {
    return text(TextStyle.plain(glyphs));
  }

  public String text(TextStyle style) {
    Glyphs glyphs = style.glyphs();
    ImmutableList<ChartColumn> columns = slices.columns();
    if (columns.isEmpty()) {
      return "nothing to chart";
    }
    ChartPanel pods = pods(glyphs);
    ChartPanel available = available(glyphs);
    int highest = Math.max(pods.highest(columns), available.highest(columns));
    int step = (int) RoundSteps.atLeast(IntMath.divide(highest, MOST_LINES, CEILING), 1);
    int scaleWidth = Integer.toString(highest + step).length() + 1;
    String axis = axis(scaleWidth, style);
    return String.join(
        "\n",
        pods.text(columns, step, scaleWidth, style),
        axis,
        "",
        available.text(columns, step, scaleWidth, style),
        axis);
  }

  private ChartPanel pods(Glyphs glyphs) {
    Ink fresh = Ink.version(newest);
    Ink old = Ink.version(newest > 0 ? newest - 1 : 1);
    return new ChartPanel(
        "pods: %c new  %c old  %c leaving"
            .formatted(glyphs.newArea(), glyphs.oldArea(), glyphs.leavingArea()),
        ImmutableList.of(
            new ChartPanel.Area(new Mark(glyphs.newArea(), fresh), ChartColumn::newPods),
            new ChartPanel.Area(new Mark(glyphs.oldArea(), old), ChartColumn::oldPods),
            new ChartPanel.Area(new Mark(glyphs.leavingArea(), Ink.QUIET), ChartColumn::leaving)),
        "ceiling",
        column -> column.bounds().ceiling());
  }

  private static ChartPanel available(Glyphs glyphs) {
    return new ChartPanel(
        "available pods",
        ImmutableList.of(
            new ChartPanel.Area(
                new Mark(glyphs.availableArea(), Ink.AVAILABLE), ChartColumn::available)),
        "floor",
        column -> column.bounds().floor());
  }

  /** The ground line with a tick every ten slices, and below each its time. */
  private String axis(int scaleWidth, TextStyle style) {
    Glyphs glyphs = style.glyphs();
    StringBuilder line = new StringBuilder(Strings.padStart("0", scaleWidth, ' '));
    StringBuilder labels = new StringBuilder(" ".repeat(scaleWidth + 1));
    line.append(' ').append(glyphs.corner());
    for (int i = 0; i < slices.columns().size(); i++) {
      boolean tick = i % TICK_EVERY == 0;
      line.append(tick ? glyphs.tick() : glyphs.base());
      if (tick) {
        Duration time = slices.first().plus(slices.slice().multipliedBy(i));
        String label = "+" + VirtualTime.format(time);
        labels.append(" ".repeat(Math.max(0, scaleWidth + 2 + i - labels.length())));
        labels.append(label);
      }
    }
    return style.palette().paint(Ink.QUIET, line + "\n" + labels);
  }

  @Override
  public String toString() {
    return text(Glyphs.UNICODE);
  }
}
