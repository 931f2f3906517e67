package io.gondola.report.web;

import com.google.common.collect.ImmutableList;
import io.gondola.report.RolloutHistory;
import io.gondola.report.RolloutMoment;
import java.util.function.ToIntFunction;

/** How many pods are available and how many exist, between floor and ceiling. */
final class CountsPanel implements Panel {

  private static final double HEAD = 26;
  private static final double HEIGHT = 84;
  private static final double GAP = 14;

  private final ImmutableList<RolloutMoment> moments;
  private final Plot plot;
  private final int highest;

  CountsPanel(RolloutHistory history, Plot plot) {
    this.moments = history.moments();
    this.plot = plot;
    this.highest =
        moments.stream()
            .mapToInt(moment -> Math.max(moment.bounds().ceiling(), moment.sum().active()))
            .max()
            .orElse(1);
  }

  @Override
  public double height() {
    return HEAD + HEIGHT + GAP;
  }

  @Override
  public void draw(Markup svg, double top) {
    RolloutMoment last = moments.get(moments.size() - 1);
    double base = top + HEAD + HEIGHT;
    svg.label("pods", "strong", plot.left(), top + HEAD - 10);
    svg.path("band", band(base));
    svg.path("ground", ground(base));
    svg.path("limit", line(m -> m.bounds().ceiling(), base));
    svg.path("limit", line(m -> m.bounds().floor(), base));
    svg.path("existing", line(m -> m.sum().active(), base));
    svg.path("available", line(m -> m.sum().available(), base));
    svg.path("grid", "M" + Markup.number(plot.left()) + " " + Markup.number(base) + "H" + end());
    label(svg, "ceiling " + last.bounds().ceiling(), y(last.bounds().ceiling(), base) + 1);
    label(svg, "floor " + last.bounds().floor(), y(last.bounds().floor(), base) + 12);
    legend(svg, top + HEAD - 10);
  }

  private void label(Markup svg, String text, double y) {
    svg.label(text, "quiet", plot.right() + 8, y);
  }

  private void legend(Markup svg, double y) {
    double left = plot.left() + 46;
    svg.path("available", dash(left, y));
    svg.label("available", "quiet", left + 26, y);
    svg.path("existing", dash(left + 96, y));
    svg.label("in all", "quiet", left + 122, y);
  }

  private static String dash(double x, double y) {
    return "M" + Markup.number(x) + " " + Markup.number(y - 4) + "h20";
  }

  private double y(int value, double base) {
    return base - HEIGHT * value / Math.max(1, highest);
  }

  private String end() {
    return Markup.number(plot.right());
  }

  /** Steps: a number holds until the next moment. */
  private String line(ToIntFunction<RolloutMoment> value, double base) {
    StringBuilder path = new StringBuilder();
    int before = -1;
    for (RolloutMoment moment : moments) {
      int now = value.applyAsInt(moment);
      String y = Markup.number(y(now, base));
      if (before < 0) {
        path.append("M").append(Markup.number(plot.x(moment.time()))).append(" ").append(y);
      } else if (now != before) {
        path.append("H").append(Markup.number(plot.x(moment.time()))).append("V").append(y);
      }
      before = now;
    }
    return path.append("H").append(end()).toString();
  }

  /** What is below the available pods. */
  private String ground(double base) {
    String y = Markup.number(base);
    return line(m -> m.sum().available(), base)
        + "V%sH%sZ".formatted(y, Markup.number(plot.x(moments.get(0).time())));
  }

  /** The ground between floor and ceiling: there along the floor, and back along the ceiling. */
  private String band(double base) {
    StringBuilder path = new StringBuilder(line(moment -> moment.bounds().floor(), base));
    String right = end();
    for (RolloutMoment moment : moments.reverse()) {
      String y = Markup.number(y(moment.bounds().ceiling(), base));
      path.append("L").append(right).append(" ").append(y);
      right = Markup.number(plot.x(moment.time()));
      path.append("H").append(right);
    }
    return path.append("Z").toString();
  }
}
