package io.gondola.scheduler;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.manifest.Manifest;
import io.gondola.sim.Choices;
import java.util.Optional;

/** Nodes with pods on them, written as YAML, and where another pod can go. */
final class Placing {

  private static final String ROOMY = "{cpu: '8', memory: 32Gi, pods: '110'}";

  private final SchedulerCache cache =
      new SchedulerCache(
          namespace ->
              namespace.equals("team-b")
                  ? ImmutableSortedMap.of("team", "b")
                  : ImmutableSortedMap.of());
  private final NodeSearch search = new NodeSearch(cache, Choices.seeded(1).stream("test"));
  private int pods;

  /** Adds a roomy node whose hostname is its name. */
  Placing node(String name, String labels, String spec) {
    return node(name, labels, spec, ROOMY);
  }

  Placing node(String name, String labels, String spec, String allocatable) {
    cache.seeNode(parseNode(name, labels, spec, allocatable));
    return this;
  }

  static Node parseNode(String name, String labels, String spec, String allocatable) {
    String ownLabels = labels.isEmpty() ? "" : ", " + labels;
    String yaml =
        """
        apiVersion: v1
        kind: Node
        metadata: {name: %1$s, labels: {kubernetes.io/hostname: %1$s%2$s}}
        spec: {%3$s}
        status: {allocatable: %4$s}
        """;
    return (Node) Manifest.parse(yaml.formatted(name, ownLabels, spec, allocatable)).get(0);
  }

  /** Puts a pod on a node. */
  Placing on(String node, String labels, String spec) {
    return on(node, pod("default", labels, spec));
  }

  Placing on(String node, Pod pod) {
    cache.assign("uid-" + pods++, new PodClass(info(pod)), node, pod.isTerminating());
    return this;
  }

  static Pod pod(String namespace, String labels, String spec) {
    String yaml =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: p, namespace: %s, labels: {%s}}
        spec: {%s}
        """;
    return (Pod) Manifest.parse(yaml.formatted(namespace, labels, spec)).get(0);
  }

  static PodInfo info(Pod pod) {
    return PodInfo.of(
        pod,
        SpreadRules.of(
            pod.spec().topologySpreadConstraints(),
            pod.metadata().namespace(),
            pod.metadata().labels()));
  }

  /** What keeps a pod off a node; empty if nothing does. */
  String rejection(String node, Pod pod) {
    PodInfo info = info(pod);
    cache.refresh();
    return NodeFilters.reject(info, cache.node(node))
        .or(
            () ->
                ClusterFilter.of(info, cache).stream()
                    .flatMap(filter -> filter.reject(cache.node(node)).stream())
                    .findFirst())
        .map(Placing::text)
        .orElse("");
  }

  private static String text(Rejection rejection) {
    return rejection.reasons().stream().collect(joining(", "))
        + (rejection.curable() ? "" : " (for good)");
  }

  /** The node that a pod is sent to. */
  Optional<String> choice(Pod pod) {
    return search.find(new PodClass(info(pod)));
  }

  /** The message for a pod that fits nowhere. */
  String message(Pod pod) {
    PodClass pods = new PodClass(info(pod));
    search.find(pods);
    return search.failure(pods).message();
  }
}
