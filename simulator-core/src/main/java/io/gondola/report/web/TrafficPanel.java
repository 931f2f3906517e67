package io.gondola.report.web;

/** Which version served which share of the requests, and when requests were lost. */
final class TrafficPanel implements Panel {

  private static final double HEAD = 26;
  private static final double HEIGHT = 72;
  private static final double GAP = 14;

  /** Lost requests are marked above the shares, where no colour is behind them. */
  private static final double STRIP = 13;

  private static final double CROSS = 4;

  private final TrafficSeries series;
  private final Plot plot;

  TrafficPanel(TrafficSeries series, Plot plot) {
    this.series = series;
    this.plot = plot;
  }

  @Override
  public double height() {
    return HEAD + STRIP + HEIGHT + GAP;
  }

  @Override
  public void draw(Markup svg, double top) {
    double base = top + HEAD + STRIP + HEIGHT;
    svg.label("share of the requests served", "strong", plot.left(), top + HEAD - 10);
    for (int kind = 0; kind < series.kinds(); kind++) {
      String path = shares(kind, base);
      if (!path.isEmpty()) {
        String name = kind == series.kinds() - 1 ? "other" : "v" + kind % 4;
        svg.open("g", "class", name).path("share", path).close("g");
      }
    }
    for (int i = 0; i < series.slices(); i++) {
      if (series.lost(i) > 0) {
        cross(svg, i, top + HEAD + STRIP / 2);
      }
    }
    verdict(svg, top + HEAD - 10);
  }

  private void verdict(Markup svg, double y) {
    long lost = series.totalLost();
    String text = lost == 0 ? "no request lost" : "× " + lost + " lost";
    String look = lost == 0 ? "quiet end" : "loss end";
    svg.label(text, look, plot.right(), y);
  }

  /** A block for each slice, on top of those of the versions before. */
  private String shares(int kind, double base) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < series.slices(); i++) {
      long all = series.totalServed(i);
      long mine = series.served(kind, i);
      if (mine > 0) {
        double bottom = base - HEIGHT * below(kind, i) / all;
        double left = plot.x(series.start(i));
        path.append("M").append(Markup.number(left)).append(" ").append(Markup.number(bottom));
        path.append("V").append(Markup.number(bottom - HEIGHT * mine / all));
        path.append("H").append(Markup.number(plot.x(series.start(i + 1))));
        path.append("V").append(Markup.number(bottom)).append("Z");
      }
    }
    return path.toString();
  }

  private double below(int kind, int index) {
    long sum = 0;
    for (int i = 0; i < kind; i++) {
      sum += series.served(i, index);
    }
    return sum;
  }

  private void cross(Markup svg, int index, double y) {
    double x = (plot.x(series.start(index)) + plot.x(series.start(index + 1))) / 2;
    String size = Markup.number(2 * CROSS);
    String path =
        "M%s %sl%s %sm-%s 0l%s -%s"
            .formatted(
                Markup.number(x - CROSS), Markup.number(y - CROSS), size, size, size, size, size);
    String words =
        "%s lost from %s to %s"
            .formatted(
                series.lost(index),
                plot.span().clock(series.start(index)),
                plot.span().clock(series.start(index + 1)));
    svg.open("g").words(words, "title").path("lost", path).close("g");
  }
}
