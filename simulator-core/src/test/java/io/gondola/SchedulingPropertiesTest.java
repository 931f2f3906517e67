package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What the scheduler promises whatever comes and goes, and in whatever order. */
class SchedulingPropertiesTest {

  /** Far beyond the longest back-off. */
  private static final Duration CALM = Duration.ofMinutes(1);

  /**
   * One thing that happens.
   *
   * @param hostPort 0 for none
   */
  private record Step(Kind kind, int number, int milliCpu, int mebibytes, int hostPort) {}

  private enum Kind {
    CREATE,
    DELETE,
    CORDON,
    UNCORDON,
    WAIT
  }

  @Property(tries = 60)
  void noNodeIsOvercommitted_andAPodWaitsOnlyIfNoNodeFits(
      @ForAll("steps") @Size(max = 60) List<Step> steps,
      @ForAll @IntRange(min = 1, max = 4) int nodes,
      @ForAll @IntRange(min = 1, max = 1000) int seed) {
    NodeSize size = new NodeSize(Quantity.parse("2"), Quantity.parse("2Gi"), 5);
    Cluster cluster =
        Cluster.of(
            ClusterConfig.DEFAULT
                .withSeed(seed)
                .withNodes(nodes)
                .withNodeSize(size)
                .withTiesByChance(true)
                .withPodsByHand(true));

    for (int i = 0; i < steps.size(); i++) {
      happen(cluster, steps.get(i), i, nodes);
      assertNothingOvercommitted(cluster);
    }
    cluster.runFor(CALM);

    assertNothingOvercommitted(cluster);
    for (Pod pod : cluster.pods()) {
      if (pod.spec().nodeName().isEmpty()) {
        assertThat(cluster.list(Node.TYPE, ""))
            .as("nodes that fit %s", pod.key())
            .noneMatch(node -> !node.spec().unschedulable() && fits(cluster, pod, node));
      }
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(6, Kind.CREATE),
                Tuple.of(2, Kind.DELETE),
                Tuple.of(1, Kind.CORDON),
                Tuple.of(1, Kind.UNCORDON),
                Tuple.of(3, Kind.WAIT)),
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(0, 2500),
            Arbitraries.integers().between(0, 2500),
            Arbitraries.of(0, 0, 0, 80, 81))
        .as(Step::new)
        .list();
  }

  private static void happen(Cluster cluster, Step step, int position, int nodes) {
    switch (step.kind()) {
      case CREATE -> cluster.apply(pod("pod-" + position, step));
      case DELETE -> delete(cluster, step.number());
      case CORDON -> cordon(cluster, 1 + step.number() % nodes, true);
      case UNCORDON -> cordon(cluster, 1 + step.number() % nodes, false);
      case WAIT -> cluster.runFor(Duration.ofMillis(step.number() * 20L));
    }
  }

  private static void delete(Cluster cluster, int number) {
    ImmutableList<Pod> pods = cluster.pods();
    if (pods.isEmpty()) {
      return;
    }
    Pod pod = pods.get(number % pods.size());
    cluster.delete(Pod.TYPE, pod.name());
    if (cluster.find(Pod.TYPE, pod.name()).isPresent()) {
      cluster.podsByHand().end(new ObjectKey("default", pod.name()));
    }
  }

  private static void cordon(Cluster cluster, int node, boolean unschedulable) {
    cluster.patch(
        Node.TYPE,
        "node-" + node,
        live -> live.withSpec(live.spec().withUnschedulable(unschedulable)));
  }

  private static void assertNothingOvercommitted(Cluster cluster) {
    for (Node node : cluster.list(Node.TYPE, "")) {
      List<Pod> pods = on(cluster, node);
      TreeSet<Integer> ports = new TreeSet<>();

      assertThat(pods.size()).isLessThanOrEqualTo(5);
      assertThat(sum(pods, "cpu")).isLessThanOrEqualTo(2000);
      assertThat(sum(pods, "memory")).isLessThanOrEqualTo(1000 * (2L << 30));
      assertThat(pods.stream().mapToInt(SchedulingPropertiesTest::hostPort).filter(p -> p > 0))
          .allMatch(ports::add);
    }
  }

  private static boolean fits(Cluster cluster, Pod pod, Node node) {
    List<Pod> pods = on(cluster, node);
    List<Pod> one = List.of(pod);
    return pods.size() < 5
        && sum(pods, "cpu") + sum(one, "cpu") <= 2000
        && sum(pods, "memory") + sum(one, "memory") <= 1000 * (2L << 30)
        && (hostPort(pod) == 0
            || pods.stream().noneMatch(other -> hostPort(other) == hostPort(pod)));
  }

  private static List<Pod> on(Cluster cluster, Node node) {
    return cluster.pods().stream()
        .filter(pod -> pod.spec().nodeName().equals(node.name()))
        .toList();
  }

  private static long sum(List<Pod> pods, String resource) {
    return pods.stream()
        .mapToLong(
            pod -> pod.spec().containers().get(0).resources().requests().get(resource).milliValue())
        .sum();
  }

  private static int hostPort(Pod pod) {
    return pod.spec().containers().get(0).ports().stream().mapToInt(port -> port.hostPort()).sum();
  }

  private static String pod(String name, Step step) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s}
        spec:
          containers:
          - name: c
            image: web
            resources: {requests: {cpu: %dm, memory: %dMi}}
            ports: [%s]
        """
        .formatted(
            name,
            step.milliCpu(),
            step.mebibytes(),
            step.hostPort() == 0 ? "" : "{containerPort: 80, hostPort: " + step.hostPort() + "}");
  }
}
