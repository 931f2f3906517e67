package io.gondola.kubectl.print;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.List;

/** A table that goes on: rows that were shown stay as they are, and columns never get narrower. */
public final class RowStream {

  private static final int MIN_WIDTH = 6;
  private static final int PADDING = 3;

  private final List<Integer> widths = new ArrayList<>();
  private final List<List<String>> waiting = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  public void add(List<String> cells) {
    waiting.add(cells);
  }

  /** Aligns the rows since the last call with each other and with those before. */
  public void flush() {
    waiting.forEach(this::widen);
    waiting.forEach(this::write);
    waiting.clear();
  }

  private void widen(List<String> cells) {
    for (int i = 0; i < cells.size() - 1; i++) {
      if (i == widths.size()) {
        widths.add(MIN_WIDTH);
      }
      widths.set(i, Math.max(widths.get(i), cells.get(i).length() + PADDING));
    }
  }

  private void write(List<String> cells) {
    for (int i = 0; i < cells.size() - 1; i++) {
      text.append(Strings.padEnd(cells.get(i), widths.get(i), ' '));
    }
    text.append(cells.get(cells.size() - 1)).append('\n');
  }

  /** What was flushed since the last call. */
  public String take() {
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }
}
