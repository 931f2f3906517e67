package io.gondola.kubectl.print;

import java.util.ArrayList;
import java.util.List;

/** A table that grows row by row. */
public final class TextTable {

  private final StringBuilder text = new StringBuilder();

  /** Adds a line; each cell is cut at its first line feed, as a table must be. */
  public void add(List<String> cells) {
    List<String> clean = new ArrayList<>();
    cells.forEach(cell -> clean.add(clean(cell)));
    text.append(String.join("\t", clean)).append('\n');
  }

  private static String clean(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if ("\n\r\f".indexOf(cell.charAt(i)) >= 0) {
        return cell.substring(0, i) + "...";
      }
    }
    return cell.replace("\t", "\\t").replace("\u001b", "^[");
  }

  /** The aligned text. */
  public String text() {
    return TabWriter.table(text.toString());
  }
}
