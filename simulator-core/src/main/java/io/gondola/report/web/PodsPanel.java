package io.gondola.report.web;

import com.google.common.collect.ImmutableList;
import io.gondola.report.Lanes;
import io.gondola.report.PodCounts;
import io.gondola.report.PodLife;
import io.gondola.report.PodState;
import io.gondola.report.RolloutHistory;
import io.gondola.report.RolloutVersion;
import java.time.Instant;

/** The pods of one ReplicaSet as circles, at even steps of time. */
final class PodsPanel implements Panel {

  private static final int MOST_STEPS = 12;
  private static final int FEWEST_STEPS = 8;

  /** With more pods than this, each step gets more room and there are fewer of them. */
  private static final int CROWD = 60;

  private static final double HEAD = 26;
  private static final double GAP = 12;
  private static final double TALLEST = 170;

  private final RolloutHistory history;
  private final Lanes lanes;
  private final int version;
  private final Plot plot;
  private final int steps;
  private final PodCells cells;

  PodsPanel(RolloutHistory history, Lanes lanes, int version, Plot plot) {
    this.history = history;
    this.lanes = lanes;
    this.version = version;
    this.plot = plot;
    int crowd = lanes.sizes().stream().mapToInt(Integer::intValue).max().orElse(0);
    this.steps = crowd > CROWD ? FEWEST_STEPS : MOST_STEPS;
    this.cells = PodCells.pack(Math.max(1, crowd), plot.width() / steps - GAP, TALLEST);
  }

  @Override
  public double height() {
    int lines = (lanes.sizes().get(version) + cells.columns() - 1) / cells.columns();
    return HEAD + Math.max(1, lines) * cells.pitch() + GAP;
  }

  @Override
  public void draw(Markup svg, double top) {
    RolloutVersion row = history.versions().get(version);
    svg.open("g", "class", "v" + version % 4);
    svg.label(row.toString(), "strong name", plot.left(), top + HEAD - 10);
    for (int step = 0; step < steps; step++) {
      step(svg, step, top + HEAD);
    }
    svg.close("g");
  }

  private void step(Markup svg, int step, double top) {
    double middle = plot.left() + plot.width() * (step + 0.5) / steps;
    double left = middle - cells.width() / 2;
    Instant time = plot.span().at((step + 0.5) / steps);
    PodCounts counts = history.at(time).row(version);
    if (counts.total() == 0) {
      svg.path("grid", dash(middle, top + cells.pitch() / 2));
      return;
    }
    StringBuilder ready = new StringBuilder();
    ImmutableList.Builder<Integer> starting = ImmutableList.builder();
    ImmutableList.Builder<Integer> leaving = ImmutableList.builder();
    for (int i = 0; i < lanes.pods().size(); i++) {
      PodLife pod = lanes.pods().get(i);
      PodState state = pod.version() == version ? pod.at(time) : PodState.NONE;
      int place = lanes.places().get(i);
      switch (state) {
        case NONE -> {}
        case STARTING -> starting.add(place);
        case LEAVING -> leaving.add(place);
        case READY, AVAILABLE ->
            ready.append(PodCells.dot(left + cells.x(place), top + cells.y(place)));
      }
    }
    svg.open("g").words(plot.span().clock(time) + ": " + counts, "title");
    if (!ready.isEmpty()) {
      svg.leaf("path", "class", "ready", "stroke-width", 2 * cells.radius(), "d", ready);
    }
    circles(svg, "starting", starting.build(), left, top);
    circles(svg, "leaving", leaving.build(), left, top);
    svg.close("g");
  }

  private void circles(
      Markup svg, String state, ImmutableList<Integer> places, double left, double top) {
    if (places.isEmpty()) {
      return;
    }
    double stroke = Math.min(1.8, cells.pitch() / 6);
    svg.open("g", "class", state, "stroke-width", stroke);
    for (int place : places) {
      svg.leaf(
          "circle",
          "cx",
          left + cells.x(place),
          "cy",
          top + cells.y(place),
          "r",
          cells.radius() - stroke / 2);
    }
    svg.close("g");
  }

  private static String dash(double x, double y) {
    return "M" + Markup.number(x - 3) + " " + Markup.number(y) + "h6";
  }
}
