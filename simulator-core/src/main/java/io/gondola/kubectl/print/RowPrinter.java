package io.gondola.kubectl.print;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import java.util.ArrayList;
import java.util.List;

/** The columns of a kind of objects, and how to fill them. */
public final class RowPrinter<T extends ApiObject> {

  /** Fills all columns, wide ones too. */
  interface Cells<T> {
    List<Object> of(T object, View view);
  }

  private final Class<T> type;
  private final ImmutableList<Column> columns;
  private final Cells<T> cells;

  private RowPrinter(Class<T> type, ImmutableList<Column> columns, Cells<T> cells) {
    this.type = type;
    this.columns = columns;
    this.cells = cells;
  }

  /**
   * A printer of a type.
   *
   * @param columns names separated by {@code |}, with a plus before each that only shows when wide
   */
  static <T extends ApiObject> RowPrinter<T> of(Class<T> type, String columns, Cells<T> cells) {
    ImmutableList.Builder<Column> parsed = ImmutableList.builder();
    for (String name : Splitter.on('|').split(columns)) {
      boolean wide = name.startsWith("+");
      parsed.add(new Column(wide ? name.substring(1) : name, wide));
    }
    return new RowPrinter<>(type, parsed.build(), cells);
  }

  /** The names of the columns that show. */
  public ImmutableList<String> header(boolean wide) {
    return columns.stream()
        .filter(column -> wide || !column.wide())
        .map(Column::name)
        .collect(ImmutableList.toImmutableList());
  }

  /** The cells that show of an object. */
  public ImmutableList<String> row(ApiObject object, View view) {
    List<Object> all = cells.of(type.cast(object), view);
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (view.wide() || !columns.get(i).wide()) {
        shown.add(all.get(i).toString());
      }
    }
    return ImmutableList.copyOf(shown);
  }
}
