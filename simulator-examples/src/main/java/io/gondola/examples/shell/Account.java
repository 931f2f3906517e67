package io.gondola.examples.shell;

import com.google.common.base.Strings;
import io.gondola.Cluster;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Event;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;
import io.gondola.report.RolloutHistory;
import io.gondola.report.RolloutPicture;
import io.gondola.report.TextStyle;
import io.gondola.timeline.Explanation;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what happened in a cluster, and why. */
final class Account {

  private static final int MOST_LINES = 16;
  private static final int LATEST_EVENTS = 3;

  private static final List<ResourceType<? extends ApiObject>> TYPES =
      List.of(Deployment.TYPE, Service.TYPE, ReplicaSet.TYPE, Pod.TYPE, Node.TYPE);

  private final Cluster cluster;
  private final Timeline timeline;

  Account(Cluster cluster) {
    this.cluster = cluster;
    this.timeline = cluster.timeline();
  }

  String clock() {
    return "+" + VirtualTime.format(cluster.elapsed());
  }

  /** A line for each thing, those of one kind that are too many cut short. */
  List<String> lines(List<TimelineEntry> entries) {
    List<String> lines = new ArrayList<>();
    List<TimelineEntry> shown = entries.stream().limit(MOST_LINES).toList();
    int width = shown.stream().mapToInt(entry -> clock(entry).length()).max().orElse(0);
    for (TimelineEntry entry : shown) {
      lines.add(Strings.padEnd(clock(entry), width, ' ') + "  " + entry.words());
    }
    if (entries.size() > MOST_LINES) {
      lines.add("... and " + (entries.size() - MOST_LINES) + " more");
    }
    return lines;
  }

  private String clock(TimelineEntry entry) {
    return "+" + VirtualTime.format(Duration.between(timeline.start(), entry.time()));
  }

  /** A row of circles for each ReplicaSet of each Deployment. */
  List<String> pictures(TextStyle style) {
    return cluster.listAll(Deployment.TYPE, "").stream()
        .map(deployment -> RolloutHistory.of(timeline, deployment.key()))
        .filter(history -> !history.versions().isEmpty())
        .map(history -> RolloutPicture.of(history, cluster.now()).text(style))
        .toList();
  }

  /** What happened in the last moment, with what led to it, and what pods still wait for. */
  List<String> latest() {
    List<TimelineEntry> news = Moments.latest(timeline);
    if (news.isEmpty()) {
      return List.of("nothing has happened yet");
    }
    List<String> lines = new ArrayList<>();
    for (List<TimelineEntry> alike : alike(news)) {
      lines.addAll(lines(alike));
      lines.addAll(because(alike.get(0)));
    }
    lines.addAll(waiting());
    return lines;
  }

  /** Things that differ by a name or an address only have reasons that do, too. */
  private static Collection<List<TimelineEntry>> alike(List<TimelineEntry> entries) {
    Map<String, List<TimelineEntry>> groups = new LinkedHashMap<>();
    for (TimelineEntry entry : entries) {
      String kind = entry.words().replaceAll("[a-z-]*[0-9][a-z0-9.-]*|[a-z0-9]+-[a-z0-9-]+", "*");
      groups.computeIfAbsent(kind, key -> new ArrayList<>()).add(entry);
    }
    return groups.values();
  }

  private List<String> because(TimelineEntry entry) {
    Explanation whole = new Explanation(timeline.causes(entry), timeline.start());
    return whole.toString().lines().skip(1).map(line -> "  " + line).toList();
  }

  /** Pods that want something, in the words of their containers or of the scheduler. */
  private List<String> waiting() {
    return cluster.listAll(Pod.TYPE, "").stream()
        .flatMap(pod -> waiting(pod).stream().map(why -> "waiting: pod " + pod.name() + ", " + why))
        .toList();
  }

  private static Optional<String> waiting(Pod pod) {
    Stream<String> containers =
        Stream.concat(
                pod.status().initContainerStatuses().stream(),
                pod.status().containerStatuses().stream())
            .map(ContainerStatus::state)
            .flatMap(Account::trouble);
    Stream<String> scheduling =
        pod.status().conditions().stream()
            .filter(condition -> condition.reason().equals("Unschedulable"))
            .map(condition -> condition.message());
    return Stream.concat(scheduling, containers).findFirst();
  }

  private static Stream<String> trouble(ContainerState state) {
    boolean usual =
        state == null
            || state.waiting() == null
            || state.waiting().reason().equals("ContainerCreating")
            || state.waiting().reason().equals("PodInitializing");
    return usual ? Stream.of() : Stream.of(state.waiting().reason());
  }

  /** Why an object is as it is; empty if nobody has heard of it. */
  Optional<List<String>> of(String name) {
    return TYPES.stream()
        .filter(type -> timeline.latest(type, Cluster.keyOf(type, name)).isPresent())
        .findFirst()
        .map(type -> of(type, name));
  }

  private List<String> of(ResourceType<?> type, String name) {
    List<String> lines = new ArrayList<>(cluster.why(type, name).toString().lines().toList());
    List<Event> events =
        cluster.events().stream()
            .filter(event -> event.involvedObject().kind().equals(type.kind()))
            .filter(event -> event.involvedObject().name().equals(name))
            .toList();
    events.stream()
        .skip(Math.max(0, events.size() - LATEST_EVENTS))
        .forEach(event -> lines.add("event: " + event.reason() + ", " + event.message()));
    return lines;
  }

  /** The names that {@link #of} knows and that are not gone. */
  List<String> names() {
    return TYPES.stream()
        .filter(type -> !type.equals(Node.TYPE))
        .flatMap(type -> cluster.list(type, "").stream())
        .map(ApiObject::name)
        .distinct()
        .toList();
  }
}
