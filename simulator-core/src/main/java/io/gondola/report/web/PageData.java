package io.gondola.report.web;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.gondola.api.core.Pod;
import io.gondola.report.Lanes;
import io.gondola.report.PodLife;
import io.gondola.report.PodState;
import io.gondola.report.RolloutHistory;
import io.gondola.report.RolloutMoment;
import io.gondola.report.RolloutVersion;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import io.gondola.timeline.requests.TrafficReport;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a page is to show, as compact JSON: times are milliseconds since the run began, and pods and
 * versions are named once and meant by their places.
 */
final class PageData {

  /** As many different colours as the style sheet has. */
  private static final int COLORS = 4;

  private final Timeline timeline;
  private final ImmutableList<RolloutHistory> histories;
  private final ImmutableList<TrafficReport> traffic;
  private final Span span;
  private final JsonGenerator json;

  private PageData(
      Timeline timeline,
      ImmutableList<RolloutHistory> histories,
      ImmutableList<TrafficReport> traffic,
      JsonGenerator json) {
    this.timeline = timeline;
    this.histories = histories;
    this.traffic = traffic;
    this.span = Span.of(timeline.start(), histories).until(lastNews(timeline));
    this.json = json;
  }

  static String json(
      Timeline timeline,
      ImmutableList<RolloutHistory> histories,
      ImmutableList<TrafficReport> traffic) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      new PageData(timeline, histories, traffic, json).write();
    }
    // Nothing in a string may end the script that holds it, or begin a comment.
    return text.toString().replace("<", "\\u003c");
  }

  /** Pods that get nowhere change no numbers, but there is something to tell of them. */
  private static Instant lastNews(Timeline timeline) {
    for (TimelineEntry entry : Lists.reverse(timeline.entries())) {
      if (entry.what() instanceof Change change && change.object() instanceof Pod) {
        return entry.time();
      }
    }
    return timeline.start();
  }

  private void write() {
    json.writeStartObject();
    json.writeStringProperty("origin", timeline.origin());
    json.writeNumberProperty("from", millis(span.from()));
    json.writeNumberProperty("to", millis(span.to()));
    json.writeArrayPropertyStart("rollouts");
    int first = 0;
    for (RolloutHistory history : histories) {
      rollout(history, first);
      first += history.versions().size();
    }
    json.writeEndArray();
    PageEvents events = new PageEvents(timeline, span);
    versionsAndPods(events);
    events.write(json, traffic);
    if (!traffic.isEmpty()) {
      traffic();
    }
    json.writeEndObject();
  }

  /**
   * A Deployment with its moments.
   *
   * @param first the place of its first version among all versions
   */
  private void rollout(RolloutHistory history, int first) {
    json.writeStartObject();
    json.writeStringProperty("name", history.deployment().toString());
    json.writeArrayPropertyStart("versions");
    for (int i = 0; i < history.versions().size(); i++) {
      json.writeNumber(first + i);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("moments");
    for (RolloutMoment moment : history.moments()) {
      json.writeStartArray();
      json.writeNumber(millis(moment.time()));
      json.writeNumber(moment.bounds().desired());
      json.writeNumber(moment.bounds().floor());
      json.writeNumber(moment.bounds().ceiling());
      json.writeNumber(moment.sum().available());
      for (int i = 0; i < history.versions().size(); i++) {
        json.writeNumber(moment.row(i).active());
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void versionsAndPods(PageEvents events) {
    ImmutableList<Lanes> lanes =
        histories.stream()
            .map(history -> Lanes.of(history, span.from(), span.to()))
            .collect(ImmutableList.toImmutableList());
    json.writeArrayPropertyStart("versions");
    for (int i = 0; i < histories.size(); i++) {
      versions(histories.get(i), lanes.get(i));
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("pods");
    int first = 0;
    for (int i = 0; i < histories.size(); i++) {
      events.about(histories.get(i));
      pods(lanes.get(i), first, events, histories.get(i));
      first += histories.get(i).versions().size();
    }
    json.writeEndArray();
  }

  private void versions(RolloutHistory history, Lanes lanes) {
    for (int i = 0; i < history.versions().size(); i++) {
      RolloutVersion version = history.versions().get(i);
      json.writeStartObject();
      json.writeNumberProperty("revision", version.revision());
      json.writeStringProperty("image", version.image());
      json.writeNumberProperty("color", i % COLORS);
      json.writeNumberProperty("size", lanes.sizes().get(i));
      json.writeEndObject();
    }
  }

  private void pods(Lanes lanes, int first, PageEvents events, RolloutHistory history) {
    for (int i = 0; i < lanes.pods().size(); i++) {
      PodLife pod = lanes.pods().get(i);
      events.knows(history.deployment().namespace(), pod);
      json.writeStartArray();
      json.writeString(pod.name());
      json.writeNumber(first + pod.version());
      json.writeNumber(lanes.places().get(i));
      json.writeString(pod.node());
      json.writeStartArray();
      for (PodLife.Phase phase : pod.phases()) {
        json.writeNumber(millis(phase.from()));
        json.writeNumber(code(phase.state()));
      }
      json.writeEndArray();
      json.writeEndArray();
    }
  }

  /** Their places in {@code STATES} of the script. */
  private static int code(PodState state) {
    return switch (state) {
      case NONE -> 0;
      case STARTING -> 1;
      case READY -> 2;
      case AVAILABLE -> 3;
      case LEAVING -> 4;
    };
  }

  private void traffic() {
    ImmutableList<RolloutVersion> versions =
        histories.stream()
            .flatMap(history -> history.versions().stream())
            .collect(ImmutableList.toImmutableList());
    TrafficSeries series = TrafficSeries.of(traffic, versions, span, 120);
    json.writeObjectPropertyStart("traffic");
    json.writeNumberProperty("first", millis(series.start(0)));
    json.writeNumberProperty("slice", series.slice().toMillis());
    json.writeArrayPropertyStart("clients");
    traffic.forEach(report -> json.writeString(report.client()));
    json.writeEndArray();
    json.writeArrayPropertyStart("served");
    for (int kind = 0; kind < series.kinds(); kind++) {
      json.writeStartArray();
      for (int i = 0; i < series.slices(); i++) {
        json.writeNumber(series.served(kind, i));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("lost");
    for (int i = 0; i < series.slices(); i++) {
      json.writeNumber(series.lost(i));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private long millis(Instant time) {
    return Duration.between(timeline.start(), time).toMillis();
  }
}
