package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Event;
import io.gondola.api.core.EventBuilder;
import io.gondola.api.core.EventSource;
import io.gondola.api.core.ObjectReference;
import io.gondola.api.core.ObjectReferenceBuilder;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.ResourceType;
import io.gondola.sim.Activity;
import io.gondola.sim.HasState;
import io.gondola.sim.Simulation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What components tell people about objects: the events of {@code kubectl get events} and {@code
 * describe}.
 *
 * <p>Events that repeat are counted, as in Kubernetes; its limits on similar events (those with
 * other messages are combined from the eleventh on, and many are dropped) are not modelled, so that
 * nothing is lost. They are kept apart from the store, and made into {@link Event} objects only
 * when somebody lists them: a rollout reports several for each pod, and few are ever read.
 */
public final class EventLog implements HasState {

  /** More than these are counted without a look, so that what repeats for ever stays small. */
  private static final int MOST_UNCOUNTED = 1 << 20;

  public static final String NORMAL = "Normal";
  public static final String WARNING = "Warning";

  private final Simulation simulation;

  /** Those that have been counted, in the order of their first time. */
  private final Map<Report, Occurrences> reports = new LinkedHashMap<>();

  /**
   * Those since, as they came. Whether one repeats an earlier one is worked out only when somebody
   * looks: that is dear, and most runs end without a look.
   */
  private final List<Said> uncounted = new ArrayList<>();

  private long lastId;

  private record Said(Report report, String component, Instant time) {}

  /** What is the same each time an event repeats. */
  private record Report(
      ResourceType<?> type, ObjectMeta about, String eventType, String reason, String message) {

    /**
     * Two reports are about the same object when its uid is the same, whatever changed about it.
     */
    @Override
    public boolean equals(Object other) {
      return other instanceof Report report
          && about.uid().equals(report.about.uid())
          && reason.equals(report.reason)
          && eventType.equals(report.eventType)
          && message.equals(report.message);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * about.uid().hashCode() + reason.hashCode()) + message.hashCode();
    }
  }

  /** How often and when; the component that said it first. */
  private static final class Occurrences {
    private final String component;
    private final long id;
    private final Instant first;
    private Instant last;
    private int count;

    Occurrences(String component, long id, Instant first) {
      this.component = component;
      this.id = id;
      this.first = first;
      this.last = first;
    }

    void add(Instant now) {
      last = now;
      count++;
    }
  }

  EventLog(Simulation simulation) {
    this.simulation = simulation;
  }

  /** It tells of the past, and nobody acts on it. */
  @Override
  public Object state() {
    return NONE;
  }

  /** Reports something that went as it should. */
  public void normal(ApiObject about, String reason, String message) {
    report(about, NORMAL, reason, message);
  }

  /** Reports something that went wrong. */
  public void warning(ApiObject about, String reason, String message) {
    report(about, WARNING, reason, message);
  }

  /** All events, by namespace and name. */
  public ImmutableList<Event> list() {
    return counted().entrySet().stream()
        .map(entry -> event(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(ApiObject::key))
        .collect(ImmutableList.toImmutableList());
  }

  /** The events about an object, oldest first. */
  public ImmutableList<Event> about(ApiObject object) {
    return counted().entrySet().stream()
        .filter(entry -> entry.getKey().about().uid().equals(object.metadata().uid()))
        .map(entry -> event(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Event::lastTimestamp))
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Reports something.
   *
   * @param eventType {@link #NORMAL} or {@link #WARNING}
   */
  public void report(ApiObject about, String eventType, String reason, String message) {
    Report report = new Report(about.resourceType(), about.metadata(), eventType, reason, message);
    uncounted.add(new Said(report, component(), simulation.now()));
    if (uncounted.size() == MOST_UNCOUNTED) {
      counted();
    }
  }

  private Map<Report, Occurrences> counted() {
    for (Said said : uncounted) {
      Instant time = said.time();
      reports
          .computeIfAbsent(
              said.report(), fresh -> new Occurrences(said.component(), nextId(time), time))
          .add(time);
    }
    uncounted.clear();
    return reports;
  }

  /**
   * The end of an event's name: the time, in nanoseconds. Where several are reported at one time,
   * each takes the next, so that no two share a name.
   */
  private long nextId(Instant now) {
    lastId = Math.max(now.getEpochSecond() * 1_000_000_000L + now.getNano(), lastId + 1);
    return lastId;
  }

  private String component() {
    return simulation.activity().map(Activity::component).orElse("");
  }

  private static Event event(Report report, Occurrences occurrences) {
    ObjectMeta about = report.about();
    String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
    Instant first = occurrences.first;
    return EventBuilder.builder()
        .metadata(
            ObjectMetaBuilder.builder()
                .namespace(namespace)
                .name(about.name() + "." + Long.toHexString(occurrences.id))
                .creationTimestamp(first.truncatedTo(ChronoUnit.SECONDS))
                .build())
        .involvedObject(reference(report.type(), about))
        .reason(report.reason())
        .message(report.message())
        .source(source(occurrences.component))
        .reportingComponent(source(occurrences.component).component())
        .firstTimestamp(first.truncatedTo(ChronoUnit.SECONDS))
        .lastTimestamp(occurrences.last.truncatedTo(ChronoUnit.SECONDS))
        .count(occurrences.count)
        .type(report.eventType())
        .build();
  }

  /** A component of a node is called {@code kubelet/node-1}; an event names the two apart. */
  private static EventSource source(String component) {
    int slash = component.indexOf('/');
    return slash < 0
        ? new EventSource(component, "")
        : new EventSource(component.substring(0, slash), component.substring(slash + 1));
  }

  private static ObjectReference reference(ResourceType<?> type, ObjectMeta about) {
    return ObjectReferenceBuilder.builder()
        .apiVersion(type.apiVersion())
        .kind(type.kind())
        .namespace(about.namespace())
        .name(about.name())
        .uid(about.uid())
        .resourceVersion(about.resourceVersion())
        .build();
  }
}
