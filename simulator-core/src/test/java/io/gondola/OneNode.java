package io.gondola;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodStatus;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.KubeletTimes;
import io.gondola.sim.Distribution;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.TimelineEntry;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A cluster of one node in which only what images bring along takes time, and what its timeline
 * says of single pods.
 */
final class OneNode {

  private final Cluster cluster;

  private OneNode(Cluster cluster) {
    this.cluster = cluster;
  }

  static OneNode with(UnaryOperator<ClusterConfig> change) {
    return new OneNode(
        Cluster.of(change.apply(ClusterConfig.DEFAULT.withNodes(1).withLatencies(Latencies.ZERO))));
  }

  /** One with behaviours for some images, each given as name and behaviour. */
  static OneNode with(ImmutableMap<String, ImageBehavior> images) {
    return with(
        config -> {
          ClusterConfig next = config;
          for (String image : images.keySet()) {
            next = next.withImage(image, images.get(image));
          }
          return next;
        });
  }

  /** The same latencies, but a sandbox takes a time. */
  static Latencies sandbox(Duration time) {
    return Latencies.ZERO.withKubelet(KubeletTimes.ZERO.withSandbox(Distribution.fixed(time)));
  }

  Cluster cluster() {
    return cluster;
  }

  /** Applies a pod; its spec, without containers' braces, is in YAML. */
  void apply(String name, String spec) {
    apply(name, "", spec);
  }

  void apply(String name, String annotations, String spec) {
    cluster.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, annotations: {%s}}
        spec:
        %s"""
            .formatted(name, annotations, spec.indent(2)));
  }

  void runTo(Duration time) {
    cluster.runFor(time.minus(cluster.elapsed()));
  }

  Pod pod(String name) {
    return cluster.get(Pod.TYPE, name);
  }

  /** The status of a container, app or init. */
  ContainerStatus container(String pod, String name) {
    return containers(pod(pod).status())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Reason and message of the events of a pod, each once. */
  ImmutableList<String> events(String pod) {
    return cluster.events().stream()
        .filter(event -> event.involvedObject().name().equals(pod))
        .map(event -> event.reason() + ": " + event.message())
        .collect(toImmutableList());
  }

  /** What changed of a pod, in order, with times: phase, address, containers and readiness. */
  ImmutableList<String> story(String pod) {
    ImmutableList.Builder<String> story = ImmutableList.builder();
    for (TimelineEntry entry : cluster.timeline().entries()) {
      if (entry.what() instanceof Change change
          && change.object() instanceof Pod after
          && after.name().equals(pod)
          && change.before() instanceof Pod before) {
        String time =
            VirtualTime.format(Duration.between(cluster.timeline().start(), entry.time()));
        changes(before, after).forEach(text -> story.add(time + " " + text));
      }
    }
    return story.build();
  }

  /** The part of the story that tells of one container, without times. */
  ImmutableList<String> story(String pod, String container) {
    return story(pod).stream()
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .filter(line -> line.startsWith(container + " "))
        .map(line -> line.substring(container.length() + 1))
        .collect(toImmutableList());
  }

  /** The times, since the start, at which the story says something. */
  ImmutableList<Duration> times(String pod, String text) {
    return cluster.timeline().entries().stream()
        .filter(
            entry ->
                entry.what() instanceof Change change
                    && change.object() instanceof Pod after
                    && after.name().equals(pod)
                    && change.before() instanceof Pod before
                    && changes(before, after).contains(text))
        .map(entry -> Duration.between(cluster.timeline().start(), entry.time()))
        .collect(toImmutableList());
  }

  private static ImmutableList<String> changes(Pod before, Pod after) {
    ImmutableMap<String, String> old = facets(before);
    return facets(after).entrySet().stream()
        .filter(facet -> !facet.getValue().equals(old.get(facet.getKey())))
        .map(Map.Entry::getValue)
        .collect(toImmutableList());
  }

  private static ImmutableMap<String, String> facets(Pod pod) {
    PodStatus status = pod.status();
    ImmutableMap.Builder<String, String> facets = ImmutableMap.builder();
    facets.put("phase", status.phase());
    facets.put("address", "address " + status.podIP());
    containers(status).forEach(c -> facets.put("container " + c.name(), c.name() + " " + state(c)));
    facets.put("readiness", pod.isReady() ? "pod ready" : "pod not ready");
    return facets.buildOrThrow();
  }

  private static Stream<ContainerStatus> containers(PodStatus status) {
    return Stream.concat(
        status.initContainerStatuses().stream(), status.containerStatuses().stream());
  }

  /** A state in a few words: {@code waits ErrImagePull}, {@code runs, ready}, {@code ended 1}. */
  private static String state(ContainerStatus status) {
    ContainerState state = status.state();
    if (state.waiting() != null) {
      return "waits " + state.waiting().reason();
    }
    if (state.terminated() != null) {
      return "ended %s %s".formatted(state.terminated().exitCode(), state.terminated().reason());
    }
    boolean started = Boolean.TRUE.equals(status.started());
    return "runs" + (status.ready() ? ", ready" : started ? ", started" : "");
  }
}
