package io.gondola;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.api.core.Event;
import io.gondola.api.core.Node;
import io.gondola.api.core.NodeCondition;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.Taint;
import io.gondola.api.meta.ApiException;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that dies or is cut off: what the control plane makes of it, and when. */
class NodeFailureTest {

  private static final String LOST = "node-2";
  private static final Duration LONGEST_TO_NOTICE = ofSeconds(56);

  private final Cluster cluster = cluster(1);

  private static Cluster cluster(long seed) {
    Cluster cluster =
        Cluster.of(
            ClusterConfig.DEFAULT
                .withSeed(seed)
                .withImage("web:1", ImageBehavior.INSTANT)
                .withImage("web:2", ImageBehavior.INSTANT));
    cluster.apply(deployment("web:1", 6));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(1));
    return cluster;
  }

  private static String deployment(String image, int replicas) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "%s"}]}
        """
        .formatted(replicas, image);
  }

  @Test
  void deadNode_isNoticedAfter40To55Seconds() {
    for (long seed = 1; seed <= 40; seed++) {
      Cluster any = cluster(seed);
      Duration crash = any.elapsed();

      any.faults().crashNode(LOST);
      any.runUntil(ready(LOST, "Unknown"), LONGEST_TO_NOTICE);

      assertThat(any.elapsed().minus(crash)).isBetween(ofSeconds(40), LONGEST_TO_NOTICE);
    }
  }

  @Test
  void unnoticedNode_looksReady() {
    cluster.faults().crashNode(LOST);
    cluster.runFor(ofSeconds(39));

    assertThat(readyCondition(LOST).status()).isEqualTo("True");
    assertThat(podsOn(LOST)).hasSize(2).allMatch(Pod::isReady);
  }

  @Test
  void unreachableNode_isUnknownAndTainted() {
    cluster.faults().crashNode(LOST);
    cluster.runFor(LONGEST_TO_NOTICE);

    Node node = cluster.get(Node.TYPE, LOST);
    assertThat(node.status().conditions())
        .hasSize(4)
        .allSatisfy(
            condition -> {
              assertThat(condition.status()).isEqualTo("Unknown");
              assertThat(condition.reason()).isEqualTo("NodeStatusUnknown");
              assertThat(condition.message()).isEqualTo("Kubelet stopped posting node status.");
            });
    assertThat(taints(LOST))
        .containsExactlyInAnyOrder(
            "node.kubernetes.io/unreachable:NoSchedule",
            "node.kubernetes.io/unreachable:NoExecute");
    assertThat(events(LOST))
        .contains("Normal NodeNotReady Node node-2 status is now: NodeNotReady");
  }

  @Test
  void podsOfAnUnreachableNode_areNotReadyAtOnce() {
    cluster.faults().crashNode(LOST);
    cluster.runUntil(ready(LOST, "Unknown"), LONGEST_TO_NOTICE);

    assertThat(podsOn(LOST))
        .hasSize(2)
        .allSatisfy(
            pod -> {
              assertThat(pod.isReady()).isFalse();
              assertThat(pod.isTerminating()).isFalse();
              assertThat(pod.status().condition(PodCondition.CONTAINERS_READY))
                  .hasValueSatisfying(condition -> assertThat(condition.isTrue()).isTrue());
              assertThat(events(pod.name())).contains("Warning NodeNotReady Node is not ready");
            });
    assertThat(cluster.pods()).hasSize(6);
  }

  @Test
  void podsOfADeadNode_areReplacedWhenTheirTolerationEnds() {
    cluster.faults().crashNode(LOST);
    cluster.runUntil(ready(LOST, "Unknown"), LONGEST_TO_NOTICE);
    Set<String> lost = names(podsOn(LOST));
    Duration noticed = cluster.elapsed();

    cluster.runUntil(on(LOST, Pod::isTerminating), ofSeconds(302));
    Duration evicted = cluster.elapsed();
    cluster.runUntil(replicas(6), ofSeconds(5));

    assertThat(evicted.minus(noticed)).isBetween(ofSeconds(300), ofSeconds(301));
    assertThat(names(podsOn(LOST))).isEqualTo(lost);
    assertThat(cluster.pods()).hasSize(8);
    String pod = lost.iterator().next();
    assertThat(events(pod))
        .contains("Normal TaintManagerEviction Marking for deletion Pod default/" + pod);
    assertThat(disruption(pod))
        .isEqualTo("True DeletionByTaintManager Taint manager: deleting due to NoExecute taint");
  }

  @Test
  void podsOfADeadNode_terminateUntilItReturns() {
    cluster.faults().crashNode(LOST);
    cluster.runFor(ofHours(1));
    assertThat(podsOn(LOST)).hasSize(2).allMatch(Pod::isTerminating);

    cluster.faults().recoverNode(LOST);
    cluster.runFor(ofSeconds(10));

    assertThat(podsOn(LOST)).isEmpty();
    assertThat(cluster.pods()).hasSize(6).allMatch(Pod::isReady);
    assertThat(taints(LOST)).isEmpty();
    assertThat(events(LOST))
        .contains(
            "Normal Starting Starting kubelet.",
            "Normal NodeReady Node node-2 status is now: NodeReady")
        .anyMatch(
            event -> event.startsWith("Warning Rebooted Node node-2 has been rebooted, boot id: "));
  }

  @Test
  void rollout_getsStuckOnADeadNodeAndGoesOnAfterEviction() {
    cluster.faults().after(ofSeconds(1)).crashNode(LOST);
    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(7));

    assertThat(cluster.elapsed()).isGreaterThan(ofSeconds(340));
    assertThat(cluster.pods().stream().filter(Pod::isActive)).hasSize(6).allMatch(Pod::isReady);
    assertThat(podsOn(LOST)).isNotEmpty().allMatch(Pod::isTerminating);
  }

  @Test
  void cutOffNode_keepsItsContainersAndReportsThemWhenItReturns() {
    Set<String> before = names(cluster.pods());
    List<Instant> started = startTimes();
    cluster.faults().cutOffNode(LOST);
    cluster.runUntil(ready(LOST, "Unknown"), LONGEST_TO_NOTICE);
    cluster.runFor(ofMinutes(2));

    cluster.faults().reconnectNode(LOST);
    cluster.runFor(ofSeconds(6));

    assertThat(names(cluster.pods())).isEqualTo(before);
    assertThat(cluster.pods()).allMatch(Pod::isReady);
    assertThat(startTimes()).isEqualTo(started);
    assertThat(taints(LOST)).isEmpty();
    assertThat(readyCondition(LOST).reason()).isEqualTo("KubeletReady");
    assertThat(events(podsOn(LOST).get(0).name()))
        .contains(
            "Normal TaintManagerEviction Cancelling deletion of Pod " + podsOn(LOST).get(0).key());
  }

  @Test
  void recoveredNode_restartsItsPodsInPlaceBeforeTheTolerationEnds() {
    Set<String> before = names(cluster.pods());
    cluster.faults().crashNode(LOST);
    cluster.runFor(ofMinutes(3));

    cluster.faults().recoverNode(LOST);
    cluster.runFor(ofSeconds(20));

    assertThat(names(cluster.pods())).isEqualTo(before);
    assertThat(cluster.pods()).allMatch(Pod::isReady);
    cluster.runFor(ofMinutes(10));
    assertThat(names(cluster.pods())).isEqualTo(before);
  }

  @Test
  void shortOutage_isNotNoticed() {
    cluster.faults().cutOffNode(LOST);
    cluster.faults().after(ofSeconds(30)).reconnectNode(LOST);

    cluster.runFor(ofMinutes(10));

    assertThat(events(LOST)).isEmpty();
    assertThat(cluster.pods()).hasSize(6).allMatch(Pod::isReady);
  }

  @Test
  void allNodesOfTheOnlyZone_evictNothing() {
    List.of("node-1", "node-2", "node-3").forEach(cluster.faults()::crashNode);
    Set<String> before = names(cluster.pods());

    cluster.runFor(ofMinutes(9));

    assertThat(names(cluster.pods())).isEqualTo(before);
    assertThat(cluster.pods()).noneMatch(Pod::isReady).noneMatch(Pod::isTerminating);
    assertThat(taints(LOST)).containsExactly("node.kubernetes.io/unreachable:NoSchedule");
  }

  @Test
  void oneOfAllDeadNodes_thatReturnsLetsTheOthersBeEvicted() {
    List.of("node-1", "node-2", "node-3").forEach(cluster.faults()::crashNode);
    cluster.runFor(ofMinutes(3));

    cluster.faults().recoverNode("node-1");
    cluster.runFor(ofMinutes(6));

    assertThat(podsOn(LOST)).isNotEmpty().allMatch(Pod::isTerminating);
    assertThat(podsOn("node-1").stream().filter(Pod::isReady)).hasSize(6);
  }

  @Test
  void allNodesOfOneOfTwoZones_areEvictedOneEveryTenSeconds() {
    label("node-1", "a");
    label("node-2", "b");
    label("node-3", "b");
    cluster.runFor(ofSeconds(6));
    cluster.faults().crashNode("node-2");
    cluster.faults().crashNode("node-3");

    cluster.runFor(ofMinutes(2));

    Duration apart = Duration.between(unreachableSince("node-2"), unreachableSince("node-3")).abs();
    assertThat(apart).isBetween(ofSeconds(9), ofSeconds(16));
  }

  @Test
  void podBoundToAnUnreachableNode_isEvictedAfterItsOwnToleration() {
    cluster.faults().crashNode(LOST);
    cluster.runFor(LONGEST_TO_NOTICE);
    cluster.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: brave}
        spec:
          nodeName: node-2
          containers: [{name: c, image: "web:1"}]
          tolerations:
          - {key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 20}
        """);

    cluster.runFor(ofSeconds(19));
    assertThat(cluster.get(Pod.TYPE, "brave").isTerminating()).isFalse();
    cluster.runFor(ofSeconds(2));
    assertThat(cluster.get(Pod.TYPE, "brave").isTerminating()).isTrue();
  }

  @Test
  void noExecuteTaintByHand_evictsAtOnceWhoDoesNotTolerateIt() {
    cluster.patch(Node.TYPE, LOST, "spec: {taints: [{key: maintenance, effect: NoExecute}]}");

    cluster.runFor(ofSeconds(10));

    assertThat(podsOn(LOST)).isEmpty();
    assertThat(cluster.pods()).hasSize(6).allMatch(Pod::isReady);
  }

  @Test
  void deletedNode_losesItsPodsToGarbageCollectionAfter40To60Seconds() {
    Set<String> lost = names(podsOn(LOST));
    cluster.delete(Node.TYPE, LOST);
    cluster.runFor(ofSeconds(39));
    assertThat(names(podsOn(LOST))).isEqualTo(lost);

    int seen = cluster.timeline().size();
    cluster.runFor(ofSeconds(22));

    assertThat(podsOn(LOST)).isEmpty();
    assertThat(cluster.pods()).hasSize(6);
    assertThat(changes(seen, lost.iterator().next()))
        .anySatisfy(
            pod -> {
              assertThat(pod.status().phase()).isEqualTo("Failed");
              assertThat(disruption(pod))
                  .isEqualTo("True DeletionByPodGC PodGC: node no longer exists");
            });
  }

  @Test
  void healthyNodes_costNothing() {
    cluster.runFor(ofMinutes(11)); // past the progress deadline of the Deployment
    long before = cluster.apiServer().simulation().executedEvents();

    cluster.runFor(ofHours(10));

    assertThat(cluster.apiServer().simulation().executedEvents()).isEqualTo(before);
    assertThat(cluster.pending()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7})
  void sameSeed_givesTheSameTimeline(long seed) {
    assertThat(storm(seed)).isEqualTo(storm(seed));
  }

  private static String storm(long seed) {
    Cluster cluster = cluster(seed);
    cluster.faults().crashNode("node-1");
    cluster.faults().after(ofSeconds(20)).cutOffNode("node-3");
    cluster.faults().after(ofMinutes(4)).recoverNode("node-1");
    cluster.faults().after(ofMinutes(9)).reconnectNode("node-3");
    cluster.runFor(ofMinutes(15));
    return cluster.timeline().hash();
  }

  @Test
  void fault_standsInTheTimelineAndExplainsWhatFollows() {
    cluster.faults().after(ofSeconds(2)).crashNode(LOST);
    cluster.runFor(ofMinutes(2));

    assertThat(cluster.why(Pod.TYPE, podsOn(LOST).get(0).name()).toString())
        .contains("nodes node-2 was crashed by hand (faults)");
  }

  @Test
  void unknownNode_isRefused() {
    assertThatThrownBy(() -> cluster.faults().crashNode("node-9"))
        .isInstanceOf(ApiException.class)
        .hasMessage("nodes \"node-9\" not found");
  }

  private void label(String node, String zone) {
    cluster.patch(
        Node.TYPE, node, "metadata: {labels: {topology.kubernetes.io/zone: " + zone + "}}");
  }

  private Instant unreachableSince(String node) {
    return cluster.get(Node.TYPE, node).spec().taints().stream()
        .filter(taint -> taint.effect().equals("NoExecute"))
        .map(Taint::timeAdded)
        .findFirst()
        .orElseThrow();
  }

  private List<String> taints(String node) {
    return cluster.get(Node.TYPE, node).spec().taints().stream()
        .map(taint -> taint.key() + ":" + taint.effect())
        .toList();
  }

  private NodeCondition readyCondition(String node) {
    return readyCondition(cluster, node);
  }

  private static NodeCondition readyCondition(Cluster cluster, String node) {
    return cluster.get(Node.TYPE, node).status().conditions().stream()
        .filter(condition -> condition.type().equals("Ready"))
        .findFirst()
        .orElseThrow();
  }

  private static Condition ready(String node, String status) {
    return Condition.of(
        node + " is " + status, c -> readyCondition(c, node).status().equals(status));
  }

  private static Condition on(String node, Predicate<Pod> all) {
    return Condition.of("pods on " + node, c -> podsOn(c, node).stream().allMatch(all));
  }

  private static Condition replicas(int count) {
    return Condition.of(
        count + " ready replicas", c -> c.pods().stream().filter(Pod::isReady).count() == count);
  }

  private List<Pod> podsOn(String node) {
    return podsOn(cluster, node);
  }

  private static List<Pod> podsOn(Cluster cluster, String node) {
    return cluster.pods().stream().filter(pod -> pod.spec().nodeName().equals(node)).toList();
  }

  private static Set<String> names(List<Pod> pods) {
    return pods.stream().map(Pod::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Instant> startTimes() {
    return cluster.pods().stream()
        .map(pod -> pod.status().containerStatuses().get(0).state().running().startedAt())
        .toList();
  }

  private List<String> events(String name) {
    return cluster.events().stream()
        .filter(event -> event.involvedObject().name().equals(name))
        .filter(event -> !event.reason().equals("RegisteredNode"))
        .map(NodeFailureTest::text)
        .toList();
  }

  private static String text(Event event) {
    return event.type() + " " + event.reason() + " " + event.message();
  }

  private String disruption(String pod) {
    return disruption(cluster.get(Pod.TYPE, pod));
  }

  private static String disruption(Pod pod) {
    return pod.status()
        .condition(PodCondition.DISRUPTION_TARGET)
        .map(c -> c.status() + " " + c.reason() + " " + c.message())
        .orElse("");
  }

  private List<Pod> changes(int seen, String pod) {
    return cluster.timeline().entries().subList(seen, cluster.timeline().size()).stream()
        .map(TimelineEntry::what)
        .filter(Change.class::isInstance)
        .map(what -> ((Change) what).object())
        .filter(object -> object instanceof Pod && object.name().equals(pod))
        .map(Pod.class::cast)
        .toList();
  }
}
