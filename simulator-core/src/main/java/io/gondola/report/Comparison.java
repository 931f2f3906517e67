package io.gondola.report;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an {@link Experiment} found, as a table. Rows that are the best trade-offs are marked: no
 * other row is as good in every column and better in one, by the medians.
 *
 * @param trials how often each variant was run
 * @param measures the columns
 * @param rows in the order of the variants
 */
public record Comparison(int trials, ImmutableList<Measure> measures, ImmutableList<Row> rows) {

  private static final String GAP = "  ";

  /** What one variant came to, a spread for each measure. */
  record Outcome(String variant, ImmutableList<Spread> spreads) {}

  /**
   * One row of the table.
   *
   * @param spreads one for each measure
   * @param best whether it is one of the best trade-offs
   */
  public record Row(String variant, ImmutableList<Spread> spreads, boolean best) {}

  static Comparison of(
      int trials, ImmutableList<Measure> measures, ImmutableList<Outcome> outcomes) {
    return new Comparison(
        trials,
        measures,
        outcomes.stream()
            .map(
                one ->
                    new Row(
                        one.variant(),
                        one.spreads(),
                        outcomes.stream().noneMatch(other -> beats(other, one, measures))))
            .collect(ImmutableList.toImmutableList()));
  }

  /** Whether it is nowhere worse and somewhere better. */
  private static boolean beats(Outcome winner, Outcome loser, ImmutableList<Measure> measures) {
    boolean better = false;
    for (int i = 0; i < measures.size(); i++) {
      double mine = winner.spreads().get(i).median();
      double theirs = loser.spreads().get(i).median();
      if (measures.get(i).prefers(theirs, mine)) {
        return false;
      }
      better |= measures.get(i).prefers(mine, theirs);
    }
    return better;
  }

  /** The table: medians, and in brackets from the least to the greatest value. */
  @Override
  public String toString() {
    List<List<String>> cells = new ArrayList<>();
    List<String> head = new ArrayList<>();
    head.add("  median of " + trials);
    measures.forEach(measure -> head.add(measure.name()));
    cells.add(head);
    for (Row row : rows) {
      List<String> line = new ArrayList<>();
      line.add((row.best() ? "* " : "  ") + row.variant());
      for (int i = 0; i < measures.size(); i++) {
        line.add(row.spreads().get(i).print(measures.get(i)));
      }
      cells.add(line);
    }
    return printed(cells) + "* a best trade-off: no other is as good in all and better in one";
  }

  private static String printed(List<List<String>> cells) {
    int[] widths =
        IntStream.range(0, cells.get(0).size())
            .map(i -> cells.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    for (List<String> line : cells) {
      StringBuilder printed = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        printed.append(Strings.padEnd(line.get(i), widths[i], ' ')).append(GAP);
      }
      text.append(printed.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
