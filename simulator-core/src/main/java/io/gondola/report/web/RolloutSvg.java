package io.gondola.report.web;

import com.google.common.collect.ImmutableList;
import io.gondola.report.Lanes;
import io.gondola.report.RolloutHistory;
import io.gondola.report.RolloutSummary;
import io.gondola.timeline.requests.TrafficReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A rollout as one picture, for a document: the pods as circles in their ReplicaSets over time, the
 * available ones between floor and ceiling, and who served the requests.
 *
 * <p>It is light or dark as its reader likes it, refers to nothing else, and is the same for the
 * same run everywhere: {@code Files.writeString(path, RolloutSvg.of(rollout).svg())}.
 */
public final class RolloutSvg {

  private static final double WIDTH = 960;
  private static final double MARGIN = 28;

  /** For the names of the limits. */
  private static final double RIGHT_MARGIN = 88;

  private static final int MOST_SLICES = 80;

  private final RolloutHistory history;
  private final ImmutableList<TrafficReport> traffic;

  private final Span span;

  private RolloutSvg(RolloutHistory history, Span span, ImmutableList<TrafficReport> traffic) {
    this.history = history;
    this.span = span;
    this.traffic = traffic;
  }

  /** Of all that a history holds: take {@link RolloutHistory#latestRollout} for its last part. */
  public static RolloutSvg of(RolloutHistory history) {
    return new RolloutSvg(history, Span.of(history), ImmutableList.of());
  }

  /** The same with the requests of a client. */
  public RolloutSvg withTraffic(TrafficReport report) {
    return new RolloutSvg(
        history, span, ImmutableList.<TrafficReport>builder().addAll(traffic).add(report).build());
  }

  /** The same, going on to a time: a rollout that is stuck changes nothing any more, and lasts. */
  public RolloutSvg until(Instant time) {
    return new RolloutSvg(history, span.until(time), traffic);
  }

  /** The picture as the text of a file. */
  public String svg() {
    Plot plot = new Plot(span, MARGIN, WIDTH - MARGIN - RIGHT_MARGIN);
    List<Panel> panels = panels(plot);
    AxisPanel axis = new AxisPanel(plot);
    double height = MARGIN / 2 + axis.height();
    for (Panel panel : panels) {
      height += panel.height();
    }
    Markup svg = new Markup();
    open(svg, height);
    if (panels.size() > 1) {
      axis.grid(svg, panels.get(0).height() + 4, height - axis.height() - MARGIN / 2);
    }
    double top = 0;
    for (Panel panel : panels) {
      panel.draw(svg, top);
      top += panel.height();
    }
    if (panels.size() > 1) {
      axis.draw(svg, top);
    } else {
      svg.words("the record knows no pods of it", "text", "x", MARGIN, "y", top + MARGIN / 2);
    }
    return svg.close("svg").toString();
  }

  private List<Panel> panels(Plot plot) {
    List<Panel> panels = new ArrayList<>();
    panels.add(new HeadPanel(history, plot));
    if (history.moments().isEmpty()) {
      return panels;
    }
    Lanes lanes = Lanes.of(history, plot.span().from(), plot.span().to());
    IntStream.range(0, lanes.sizes().size())
        .filter(version -> lanes.sizes().get(version) > 0)
        .forEach(version -> panels.add(new PodsPanel(history, lanes, version, plot)));
    panels.add(new CountsPanel(history, plot));
    if (!traffic.isEmpty()) {
      TrafficSeries series =
          TrafficSeries.of(traffic, history.versions(), plot.span(), MOST_SLICES);
      panels.add(new TrafficPanel(series, plot));
    }
    return panels;
  }

  private void open(Markup svg, double height) {
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + Markup.number(WIDTH) + " " + Markup.number(height),
        "class",
        "gondola",
        "role",
        "img",
        "aria-labelledby",
        "title desc");
    svg.words("Rollout of deployment " + history.deployment(), "title", "id", "title");
    svg.words(RolloutSummary.of(history).toString(), "desc", "id", "desc");
    svg.style(Resources.text("colors.css") + Resources.text("svg.css"));
    svg.leaf("rect", "class", "paper", "width", "100%", "height", "100%", "rx", 8);
  }

  @Override
  public String toString() {
    return "RolloutSvg[deployment " + history.deployment() + "]";
  }
}
