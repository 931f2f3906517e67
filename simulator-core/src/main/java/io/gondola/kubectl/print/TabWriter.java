package io.gondola.kubectl.print;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.List;

/**
 * Aligns text whose cells end with tabs, as Go's {@code text/tabwriter} does: the cells of one
 * column in lines that follow each other are equally wide. What follows the last tab of a line is
 * no cell, and a line without a cell in a column ends the block of that column.
 */
public final class TabWriter {

  private final int minWidth;
  private final int padding;
  private final List<List<String>> lines;

  /** What has been aligned of each line, from the left. */
  private final List<StringBuilder> aligned = new ArrayList<>();

  private TabWriter(List<List<String>> lines, int minWidth, int padding) {
    this.lines = lines;
    this.minWidth = minWidth;
    this.padding = padding;
    lines.forEach(line -> aligned.add(new StringBuilder()));
  }

  /** As {@code kubectl get} aligns its tables. */
  public static String table(String text) {
    return align(text, 6, 3);
  }

  /** As {@code kubectl describe} aligns its blocks. */
  public static String description(String text) {
    return align(text, 0, 2);
  }

  /**
   * Aligns the cells of a text.
   *
   * @param minWidth of a column
   * @param padding between a column's widest cell and the next column
   */
  static String align(String text, int minWidth, int padding) {
    List<List<String>> lines =
        Splitter.on('\n').splitToStream(text).map(Splitter.on('\t')::splitToList).toList();
    TabWriter writer = new TabWriter(lines, minWidth, padding);
    writer.alignColumn(0, 0, lines.size());
    return String.join("\n", writer.aligned);
  }

  private void alignColumn(int column, int from, int to) {
    int line = from;
    while (line < to) {
      if (!hasCell(line, column)) {
        aligned.get(line).append(last(line, column));
        line++;
        continue;
      }
      int end = endOfBlock(column, line, to);
      int width = width(column, line, end);
      for (int i = line; i < end; i++) {
        aligned.get(i).append(Strings.padEnd(lines.get(i).get(column), width, ' '));
      }
      alignColumn(column + 1, line, end);
      line = end;
    }
  }

  private boolean hasCell(int line, int column) {
    return column < lines.get(line).size() - 1;
  }

  private String last(int line, int column) {
    List<String> cells = lines.get(line);
    return column < cells.size() ? cells.get(column) : "";
  }

  private int endOfBlock(int column, int from, int to) {
    int end = from;
    while (end < to && hasCell(end, column)) {
      end++;
    }
    return end;
  }

  private int width(int column, int from, int to) {
    int width = minWidth;
    for (int i = from; i < to; i++) {
      String cell = lines.get(i).get(column);
      width = Math.max(width, cell.codePointCount(0, cell.length()) + padding);
    }
    return width;
  }
}
