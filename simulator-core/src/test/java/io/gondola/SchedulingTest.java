package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.api.core.Event;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where pods go, and what they are told that cannot go anywhere. */
class SchedulingTest {

  private static final ClusterConfig TWO_NODES =
      ClusterConfig.DEFAULT.withNodes(2).withPodsByHand(true);
  private static final Duration SOON = Duration.ofMillis(100);
  private static final String PREEMPTION =
      " no new claims to deallocate, preemption: 0/%1$d nodes are available: %1$d %2$s.";

  @Test
  void pod_isBoundAndSaysSo() {
    Cluster cluster = Cluster.of(TWO_NODES.withNodes(1));

    cluster.apply(pod("a", ""));
    cluster.runFor(SOON);

    assertThat(node(cluster, "a")).isEqualTo("node-1");
    assertThat(events(cluster, "Scheduled"))
        .extracting(Event::message)
        .containsExactly("Successfully assigned default/a to node-1");
    assertThat(scheduled(cluster, "a").isTrue()).isTrue();
  }

  @Test
  void cordonedNode_takesNewPodsOnlyOnceItIsOpenAgain() {
    Cluster cluster = Cluster.of(TWO_NODES.withNodes(1));
    cordon(cluster, true);
    cluster.apply(pod("a", ""));
    cluster.runFor(Duration.ofSeconds(5));
    String message =
        "0/1 nodes are available: 1 node(s) were unschedulable."
            + PREEMPTION.formatted(1, "Preemption is not helpful for scheduling");

    assertThat(events(cluster, "FailedScheduling"))
        .extracting(Event::message)
        .containsExactly(message);
    assertThat(scheduled(cluster, "a").reason()).isEqualTo("Unschedulable");
    assertThat(scheduled(cluster, "a").message()).isEqualTo(message);

    // The first try comes before the node has lost its taint; the next one waits for its back-off.
    cordon(cluster, false);
    cluster.runFor(Duration.ofSeconds(5));

    assertThat(node(cluster, "a")).isEqualTo("node-1");
    assertThat(scheduled(cluster, "a").isTrue()).isTrue();
  }

  @Test
  void taintedNode_isForThoseWhoTolerateIt() {
    Cluster cluster =
        Cluster.of(
            TWO_NODES.withNode("node-1", node -> node.withTaint("gpu", "yes", "NoSchedule")));

    for (int i = 0; i < 5; i++) {
      cluster.apply(pod("plain-" + i, ""));
    }
    cluster.apply(
        pod(
            "special",
            "nodeSelector: {kubernetes.io/hostname: node-1}, tolerations: [{key: gpu,"
                + " operator: Exists}]"));
    cluster.runFor(SOON);

    assertThat(node(cluster, "special")).isEqualTo("node-1");
    for (int i = 0; i < 5; i++) {
      assertThat(node(cluster, "plain-" + i)).isEqualTo("node-2");
    }
  }

  @Test
  void hostPort_isTakenOncePerNode() {
    Cluster cluster = Cluster.of(TWO_NODES);

    for (String name : List.of("a", "b", "c")) {
      cluster.apply(pod(name, "", "ports: [{containerPort: 80, hostPort: 8080}]"));
    }
    cluster.runFor(SOON);

    assertThat(List.of(node(cluster, "a"), node(cluster, "b")))
        .containsExactlyInAnyOrder("node-1", "node-2");
    assertThat(node(cluster, "c")).isEmpty();
    assertThat(events(cluster, "FailedScheduling"))
        .extracting(Event::message)
        .containsExactly(
            "0/2 nodes are available: 2 node(s) didn't have free ports for the requested pod"
                + " ports."
                + PREEMPTION.formatted(2, "No preemption victims found for incoming pod"));
  }

  @Test
  void extendedResource_isGivenOutByTheNode() {
    Cluster cluster =
        Cluster.of(TWO_NODES.withNode("node-2", node -> node.withResource("nvidia.com/gpu", "1")));
    String oneGpu = "resources: {limits: {nvidia.com/gpu: 1}}";

    cluster.apply(pod("a", "", oneGpu));
    cluster.runFor(SOON);
    cluster.apply(pod("b", "", oneGpu));
    cluster.runFor(SOON);

    assertThat(node(cluster, "a")).isEqualTo("node-2");
    assertThat(scheduled(cluster, "b").message())
        .isEqualTo(
            "0/2 nodes are available: 2 Insufficient nvidia.com/gpu. no new claims to deallocate,"
                + " preemption: 0/2 nodes are available: 1 No preemption victims found for incoming"
                + " pod, 1 Preemption is not helpful for scheduling.");
  }

  @Test
  void antiAffinity_givesEachReplicaANodeOfItsOwn() {
    Cluster cluster = Cluster.of(TWO_NODES);
    String apart =
        "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{"
            + "topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}]}}";

    cluster.apply(deployment(3, apart));
    cluster.runFor(Duration.ofSeconds(1));

    assertThat(perNode(cluster)).isEqualTo(Map.of("", 1, "node-1", 1, "node-2", 1));
    assertThat(events(cluster, "FailedScheduling").get(0).message())
        .startsWith("0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules.");
  }

  @Test
  void spreadConstraint_keepsZonesEven() {
    Cluster cluster = Cluster.of(TWO_NODES.withNodes(6).withZones("a", "b", "c"));
    String even =
        "topologySpreadConstraints: [{maxSkew: 1, topologyKey: topology.kubernetes.io/zone,"
            + " whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}]";

    cluster.apply(deployment(10, even));
    cluster.runFor(Duration.ofSeconds(1));

    assertThat(perZone(cluster).values()).containsExactlyInAnyOrder(3, 3, 4);
  }

  @Test
  void replicas_spreadOverNodesAndZonesByDefault() {
    Cluster cluster = Cluster.of(TWO_NODES.withNodes(6).withZones("a", "b", "b"));

    cluster.apply(deployment(12, ""));
    cluster.runFor(Duration.ofSeconds(1));

    assertThat(perNode(cluster).values()).allMatch(number -> number >= 1 && number <= 3);
    assertThat(perZone(cluster).get("a")).isGreaterThan(4);
  }

  @Test
  void podOfHigherPriority_isPlacedFirst() {
    Cluster cluster =
        Cluster.of(
            TWO_NODES
                .withNodes(1)
                .withNodeSize(new NodeSize(Quantity.parse("8"), Quantity.parse("32Gi"), 1)));

    cluster.apply(pod("low", ""));
    cluster.apply(pod("high", "priorityClassName: system-cluster-critical"));
    cluster.runFor(SOON);

    assertThat(node(cluster, "high")).isEqualTo("node-1");
    assertThat(node(cluster, "low")).isEmpty();
  }

  @Test
  void gatedPod_isNotTriedUntilItsGatesAreGone() {
    Cluster cluster = Cluster.of(TWO_NODES);
    cluster.apply(pod("a", "schedulingGates: [{name: quota}]"));
    cluster.runFor(Duration.ofMinutes(10));

    assertThat(scheduled(cluster, "a").reason()).isEqualTo("SchedulingGated");
    assertThat(scheduled(cluster, "a").message())
        .isEqualTo("Scheduling is blocked due to non-empty scheduling gates");
    assertThat(events(cluster, "FailedScheduling")).isEmpty();

    cluster.patch(Pod.TYPE, "a", "spec:\n  schedulingGates: null\n");
    cluster.runFor(SOON);

    assertThat(node(cluster, "a")).isNotEmpty();
  }

  @Test
  void podOfAnotherScheduler_isLeftAlone() {
    Cluster cluster = Cluster.of(TWO_NODES);

    cluster.apply(pod("a", "schedulerName: mine"));
    cluster.runFor(Duration.ofMinutes(10));

    assertThat(node(cluster, "a")).isEmpty();
    assertThat(cluster.get(Pod.TYPE, "a").status().conditions()).isEmpty();
  }

  @Test
  void clusterWithoutNodes_saysSo() {
    Cluster cluster = Cluster.of(TWO_NODES.withNodes(0));

    cluster.apply(pod("a", ""));
    cluster.runFor(SOON);

    assertThat(events(cluster, "FailedScheduling"))
        .extracting(Event::message)
        .containsExactly("no nodes available to schedule pods");
    assertThat(scheduled(cluster, "a").reason()).isEqualTo("Unschedulable");
  }

  @Test
  void departureOfAPod_makesRoomForOneThatWaits() {
    Cluster cluster = Cluster.of(TWO_NODES.withNodes(1));
    cluster.apply(pod("a", "", "resources: {requests: {cpu: 5}}"));
    cluster.runFor(SOON);
    cluster.apply(pod("b", "", "resources: {requests: {cpu: 5}}"));
    cluster.runFor(Duration.ofSeconds(5));
    assertThat(node(cluster, "b")).isEmpty();

    end(cluster, "a");
    cluster.runFor(SOON);

    assertThat(node(cluster, "b")).isEqualTo("node-1");
  }

  /** The back-off of 1 s doubles up to 10 s, and ends on whole seconds. */
  @Test
  void podThatKeepsFailing_isTriedLessAndLessOften() {
    Cluster cluster =
        Cluster.of(
            TWO_NODES
                .withNodes(1)
                .withNodeSize(new NodeSize(Quantity.parse("8"), Quantity.parse("32Gi"), 200)));
    for (int i = 0; i < 120; i++) {
      cluster.apply(pod("small-" + i, ""));
    }
    cluster.runFor(Duration.ofSeconds(1));
    cluster.apply(pod("large", "", "resources: {requests: {cpu: 9}}"));
    List<Long> attempts = new ArrayList<>();

    for (int i = 0; i < 120; i++) {
      cluster.runFor(Duration.ofMillis(500));
      int count = events(cluster, "FailedScheduling").get(0).count();
      if (count > attempts.size()) {
        attempts.add(cluster.elapsed().toSeconds() - 1);
      }
      end(cluster, "small-" + i);
    }

    assertThat(attempts).containsExactly(0L, 2L, 5L, 10L, 19L, 30L, 41L, 52L);
  }

  @Test
  void podThatNothingHelps_isTriedAgainAfterFiveMinutes() {
    Cluster cluster = Cluster.of(TWO_NODES.withNodes(1));
    cluster.apply(pod("a", "", "resources: {requests: {cpu: 9}}"));

    cluster.runFor(Duration.ofMinutes(5));
    assertThat(events(cluster, "FailedScheduling").get(0).count()).isEqualTo(1);

    cluster.runFor(Duration.ofSeconds(31));
    assertThat(events(cluster, "FailedScheduling").get(0).count()).isEqualTo(2);
  }

  @Test
  void traitsOfANodeThatDoesNotExist_areRefused() {
    ClusterConfig config = TWO_NODES.withNode("node-3", node -> node.withLabel("a", "b"));

    assertThatThrownBy(() -> Cluster.of(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nodeTraits names node-3, but the 2 nodes are called node-1, node-2 and so on");
  }

  private static void end(Cluster cluster, String pod) {
    cluster.delete(Pod.TYPE, pod);
    cluster.podsByHand().end(new ObjectKey("default", pod));
  }

  private static void cordon(Cluster cluster, boolean unschedulable) {
    cluster.patch(
        Node.TYPE, "node-1", node -> node.withSpec(node.spec().withUnschedulable(unschedulable)));
  }

  private static String node(Cluster cluster, String pod) {
    return cluster.get(Pod.TYPE, pod).spec().nodeName();
  }

  private static PodCondition scheduled(Cluster cluster, String pod) {
    return cluster.get(Pod.TYPE, pod).status().condition(PodCondition.POD_SCHEDULED).orElseThrow();
  }

  private static List<Event> events(Cluster cluster, String reason) {
    return cluster.list(Event.TYPE, "").stream()
        .filter(event -> event.reason().equals(reason))
        .toList();
  }

  private static Map<String, Integer> perNode(Cluster cluster) {
    Map<String, Integer> numbers = new TreeMap<>();
    cluster.pods().forEach(pod -> numbers.merge(pod.spec().nodeName(), 1, Integer::sum));
    return numbers;
  }

  private static Map<String, Integer> perZone(Cluster cluster) {
    Map<String, Integer> numbers = new TreeMap<>();
    for (Pod pod : cluster.pods()) {
      Node node = cluster.get(Node.TYPE, pod.spec().nodeName());
      numbers.merge(node.metadata().labels().get("topology.kubernetes.io/zone"), 1, Integer::sum);
    }
    return numbers;
  }

  private static String pod(String name, String spec) {
    return pod(name, spec, "");
  }

  private static String pod(String name, String spec, String container) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s}
        spec: {%s containers: [{name: c, image: web%s}]}
        """
        .formatted(
            name, spec.isEmpty() ? "" : spec + ",", container.isEmpty() ? "" : ", " + container);
  }

  private static String deployment(int replicas, String spec) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {%s containers: [{name: c, image: web}]}
        """
        .formatted(replicas, spec.isEmpty() ? "" : spec + ",");
  }
}
