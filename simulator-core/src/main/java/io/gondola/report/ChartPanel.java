package io.gondola.report;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import java.util.StringJoiner;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One diagram of a chart: areas stacked on each other, and a limit.
 *
 * @param title says what is shown
 * @param areas from the ground up
 * @param limit the name of the limit
 * @param limitOf the limit at a time
 */
record ChartPanel(
    String title, ImmutableList<Area> areas, String limit, ToIntFunction<ChartColumn> limitOf) {

  /** A quantity and what it is filled with. */
  record Area(Mark fill, ToIntFunction<ChartColumn> height) {}

  /** The highest value that is to be seen. */
  int highest(ImmutableList<ChartColumn> columns) {
    int highest = 0;
    for (ChartColumn column : columns) {
      int stacked = areas.stream().mapToInt(area -> area.height().applyAsInt(column)).sum();
      highest = Math.max(highest, Math.max(stacked, limitOf.applyAsInt(column)));
    }
    return highest;
  }

  /**
   * The diagram, a line for each step of the scale.
   *
   * @param step how many pods a line stands for
   */
  String text(ImmutableList<ChartColumn> columns, int step, int scaleWidth, TextStyle style) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(" ".repeat(scaleWidth + 1) + title);
    int limitAt = limitOf.applyAsInt(columns.get(columns.size() - 1));
    for (int line = lines(highest(columns), step); line >= 1; line--) {
      PaintedLine text = new PaintedLine(style.palette());
      String scale = Strings.padStart(Integer.toString(line * step), scaleWidth, ' ');
      text.add(Ink.QUIET, scale + " " + style.glyphs().axis());
      for (ChartColumn column : columns) {
        text.add(cell(column, line, step, style.glyphs()));
      }
      if (limitAt > 0 && lines(limitAt, step) == line) {
        text.add(Ink.LIMIT, " " + style.glyphs().pointer() + " " + limit + " " + limitAt);
      }
      lines.add(text.toString());
    }
    return lines.toString();
  }

  private Mark cell(ChartColumn column, int line, int step, Glyphs glyphs) {
    Area area = areaAt(column, line, step);
    if (area != null) {
      return area.fill();
    }
    int limitAt = limitOf.applyAsInt(column);
    boolean limited = limitAt > 0 && lines(limitAt, step) == line;
    return limited ? new Mark(glyphs.limit(), Ink.LIMIT) : Mark.BLANK;
  }

  private @Nullable Area areaAt(ChartColumn column, int line, int step) {
    int top = 0;
    for (Area area : areas) {
      top += area.height().applyAsInt(column);
      if (lines(top, step) >= line) {
        return area;
      }
    }
    return null;
  }

  /** How many lines a value is high, rounded to the nearest; nothing but zero vanishes. */
  private static int lines(int value, int step) {
    return value == 0 ? 0 : Math.max(1, (value + step / 2) / step);
  }
}
