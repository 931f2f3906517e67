package io.gondola.report.web;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.report.PodLife;
import io.gondola.report.RolloutHistory;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import io.gondola.timeline.requests.LostRequest;
import io.gondola.timeline.requests.TrafficReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/**
 * What happened to the objects of some rollouts, for a page. Thousands of pods go through the same
 * few things: what is said of them is written once.
 */
final class PageEvents {

  /** More lost requests are counted, but not told one by one. */
  private static final int MOST_LOSSES = 1_000;

  /** Components note often that they have nothing new: nobody needs to read that. */
  private static final String NOTHING_NEW = "reported its status";

  private final Timeline timeline;
  private final Span span;

  /** Only looked up. */
  private final Map<ObjectKey, Integer> pods = new HashMap<>();

  /** Only looked up. */
  private final Set<ObjectKey> deployments = new HashSet<>();

  /** Only looked up. */
  private final Set<ObjectKey> replicaSets = new HashSet<>();

  private final Map<String, Integer> words = new LinkedHashMap<>();
  private final Map<String, Integer> actors = new LinkedHashMap<>();

  /** By the numbers of their entries; only looked up. */
  private final Map<Long, Integer> events = new HashMap<>();

  PageEvents(Timeline timeline, Span span) {
    this.timeline = timeline;
    this.span = span;
  }

  void about(RolloutHistory history) {
    deployments.add(history.deployment());
    history.versions().forEach(version -> replicaSets.add(version.replicaSet()));
  }

  /** The page knows a pod: they are numbered in the order of these calls. */
  void knows(String namespace, PodLife pod) {
    pods.put(new ObjectKey(namespace, pod.name()), pods.size());
  }

  void write(JsonGenerator json, ImmutableList<TrafficReport> traffic) {
    json.writeArrayPropertyStart("events");
    for (TimelineEntry entry : timeline.entries()) {
      if (isTold(entry)) {
        write(json, entry);
      }
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("losses");
    for (TrafficReport report : traffic) {
      report.lostRequests().stream()
          .filter(lost -> isWithin(lost.endedAt()))
          .limit(MOST_LOSSES)
          .forEach(lost -> write(json, lost));
    }
    json.writeEndArray();
    write(json, "words", words);
    write(json, "actors", actors);
  }

  private boolean isTold(TimelineEntry entry) {
    if (!isWithin(entry.time())) {
      return false;
    }
    if (!(entry.what() instanceof Change change)) {
      return true;
    }
    return isOurs(change.object()) && !entry.happened().endsWith(NOTHING_NEW);
  }

  private boolean isOurs(ApiObject object) {
    if (object instanceof Pod) {
      return pods.containsKey(object.key());
    }
    return object instanceof ReplicaSet
        ? replicaSets.contains(object.key())
        : object instanceof Deployment && deployments.contains(object.key());
  }

  private boolean isWithin(Instant time) {
    return !time.isBefore(span.from()) && !time.isAfter(span.to());
  }

  private void write(JsonGenerator json, TimelineEntry entry) {
    int pod =
        entry.what() instanceof Change change && change.object() instanceof Pod
            ? pods.getOrDefault(change.object().key(), -1)
            : -1;
    String text = entry.happened();
    // A pod's line begins with "pod NAME": the page says that itself.
    String said = pod < 0 ? text : text.substring(text.indexOf(' ', "pod ".length()) + 1);
    int cause = cause(entry);
    events.put(entry.id(), events.size());
    json.writeStartArray();
    json.writeNumber(millis(entry.time()));
    json.writeNumber(pod);
    json.writeNumber(number(words, said));
    json.writeNumber(number(actors, entry.component()));
    json.writeNumber(cause);
    json.writeEndArray();
  }

  /** The nearest cause that is told, too. */
  private int cause(TimelineEntry entry) {
    long cause = entry.cause();
    while (cause != 0 && !events.containsKey(cause)) {
      cause = timeline.entry(cause).cause();
    }
    return cause == 0 ? -1 : events.getOrDefault(cause, -1);
  }

  private void write(JsonGenerator json, LostRequest lost) {
    Integer pod = lost.pod() == null ? null : pods.get(lost.pod());
    String text = "a request of " + lost.client() + " was " + lost.outcome() + ": " + lost.reason();
    json.writeStartArray();
    json.writeNumber(millis(lost.endedAt()));
    json.writeNumber(pod == null ? -1 : pod);
    json.writeNumber(number(words, text));
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, String name, Map<String, Integer> texts) {
    json.writeArrayPropertyStart(name);
    texts.keySet().forEach(json::writeString);
    json.writeEndArray();
  }

  private static int number(Map<String, Integer> texts, String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    return known == null ? texts.size() - 1 : known;
  }

  private long millis(Instant time) {
    return Duration.between(timeline.start(), time).toMillis();
  }
}
