package io.gondola;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Event;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Taint;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.Condition;
import io.gondola.api.meta.InertObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.policy.PodDisruptionBudget;
import io.gondola.api.policy.PodDisruptionBudgetStatus;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cordon, drain and eviction, as kubectl does them, under PodDisruptionBudgets. */
class DrainTest {

  private static final String NODE = "node-1";
  private static final String REFUSED =
      "Cannot evict pod as it would violate the pod's disruption budget.";

  private final Cluster cluster =
      Cluster.of(
          ClusterConfig.DEFAULT.withImage(
              "web:1", ImageBehavior.INSTANT.withReadyAfter(Distribution.fixed(ofSeconds(12)))));

  private void deploy(int replicas) {
    cluster.apply(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: %d
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - {name: web, image: "web:1", readinessProbe: {httpGet: {port: 80}, periodSeconds: 1}}
        """
            .formatted(replicas));
    cluster.runUntil(io.gondola.Condition.rolloutComplete("web"), ofMinutes(1));
    cluster.runFor(ofSeconds(1));
  }

  private void budget(String spec) {
    cluster.apply(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec: {%s, selector: {matchLabels: {app: web}}}
        """
            .formatted(spec));
    cluster.runFor(ofSeconds(1));
  }

  private PodDisruptionBudgetStatus budgetStatus() {
    return cluster.get(PodDisruptionBudget.TYPE, "web").status();
  }

  private List<Pod> podsOnNode() {
    return cluster.pods().stream().filter(pod -> pod.spec().nodeName().equals(NODE)).toList();
  }

  @Test
  void cordonedNode_keepsItsPodsAndGetsNoNewOnes() {
    deploy(3);
    List<Pod> before = podsOnNode();

    cluster.cordon(NODE);
    cluster.scale("web", 9);
    cluster.runFor(ofMinutes(1));

    assertThat(podsOnNode()).hasSize(1).extracting(Pod::name).containsExactly(before.get(0).name());
    assertThat(cluster.get(Node.TYPE, NODE).spec().taints())
        .extracting(Taint::key, Taint::effect)
        .containsExactly(tuple("node.kubernetes.io/unschedulable", "NoSchedule"));
  }

  @Test
  void uncordonedNode_getsPodsAgain() {
    deploy(3);
    cluster.cordon(NODE);
    cluster.runFor(ofSeconds(1));

    cluster.uncordon(NODE);
    cluster.scale("web", 9);
    cluster.runFor(ofMinutes(1));

    assertThat(podsOnNode()).hasSize(3);
    assertThat(cluster.get(Node.TYPE, NODE).spec().taints()).isEmpty();
  }

  @Test
  void drain_evictsAllPodsAtOnceWithoutABudget() {
    deploy(6);
    List<String> pods = podsOnNode().stream().map(Pod::name).toList();

    Drain drain = cluster.drain(NODE);
    cluster.runUntil(drain, ofSeconds(5));

    assertThat(podsOnNode()).isEmpty();
    assertThat(drain.output())
        .containsExactly(
            "node/node-1 cordoned",
            "evicting pod default/" + pods.get(0),
            "evicting pod default/" + pods.get(1),
            "pod/" + pods.get(0) + " evicted",
            "pod/" + pods.get(1) + " evicted",
            "node/node-1 drained");
    assertThat(cluster.get(Node.TYPE, NODE).spec().unschedulable()).isTrue();
  }

  @Test
  void drain_waitsForReplacementsToBecomeReadyUnderABudget() {
    deploy(6);
    budget("maxUnavailable: 1");
    List<String> pods = podsOnNode().stream().map(Pod::name).toList();
    Duration begin = cluster.elapsed();

    Drain drain = cluster.drain(NODE);
    cluster.runFor(ofSeconds(11));
    assertThat(drain.isFinished()).isFalse();
    assertThat(drain.remaining()).extracting(Pod::name).containsExactly(pods.get(1));
    cluster.runUntil(drain, ofMinutes(1));

    assertThat(cluster.elapsed().minus(begin)).isBetween(ofSeconds(15), ofSeconds(17));
    String refusal =
        "error when evicting pods/\"%s\" -n \"default\" (will retry after 5s): %s"
            .formatted(pods.get(1), REFUSED);
    assertThat(drain.output())
        .containsExactly(
            "node/node-1 cordoned",
            "evicting pod default/" + pods.get(0),
            "evicting pod default/" + pods.get(1),
            refusal,
            "pod/" + pods.get(0) + " evicted",
            "evicting pod default/" + pods.get(1),
            refusal,
            "evicting pod default/" + pods.get(1),
            refusal,
            "evicting pod default/" + pods.get(1),
            "pod/" + pods.get(1) + " evicted",
            "node/node-1 drained");
  }

  @Test
  void drain_neverDropsBelowTheBudget() {
    deploy(9);
    budget("minAvailable: 8");

    Drain drain = cluster.drain(NODE);
    int fewest = 9;
    while (!drain.isFinished()) {
      cluster.runFor(ofSeconds(1));
      int ready = (int) cluster.pods().stream().filter(Pod::isActive).filter(Pod::isReady).count();
      fewest = Math.min(fewest, ready);
    }

    assertThat(fewest).isEqualTo(8);
  }

  @Test
  void blockedDrain_saysWhy() {
    deploy(3);
    budget("minAvailable: 3");
    String pod = podsOnNode().get(0).name();

    Drain drain = cluster.drain(NODE);

    assertThatThrownBy(() -> cluster.runUntil(drain, ofMinutes(10)))
        .isInstanceOf(ConditionNotReachedException.class)
        .hasMessageContaining("node \"node-1\" drained within 10m0s")
        .hasMessageContaining(
            "pod default/%s: The disruption budget web needs 3 healthy pods and has 3 currently"
                .formatted(pod));
  }

  @Test
  void blockedDrain_endsAtItsTimeout() {
    deploy(3);
    budget("minAvailable: 3");

    Drain drain = cluster.drain(NODE, DrainOptions.DEFAULT.withTimeout(ofSeconds(62)));
    cluster.runFor(ofMinutes(2));

    assertThat(drain.failure()).contains("drain did not complete within 1m2s");
    assertThat(drain.isFinished()).isFalse();
    assertThat(podsOnNode()).hasSize(1).allMatch(Pod::isReady);
    int printed = drain.output().size();
    cluster.runFor(ofMinutes(2));
    assertThat(drain.output()).hasSize(printed);
  }

  @Test
  void blockedDrain_goesOnWhenTheDeploymentGrows() {
    deploy(3);
    budget("minAvailable: 3");
    Drain drain = cluster.drain(NODE);
    cluster.runFor(ofSeconds(30));
    assertThat(drain.remaining()).hasSize(1);

    cluster.scale("web", 4);
    cluster.runUntil(drain, ofSeconds(30));

    assertThat(podsOnNode()).isEmpty();
  }

  @Test
  void drainWithDeletion_asksNoBudget() {
    deploy(3);
    budget("minAvailable: 3");

    Drain drain = cluster.drain(NODE, DrainOptions.DEFAULT.withDisableEviction(true));
    cluster.runUntil(drain, ofSeconds(5));

    assertThat(drain.output()).anyMatch(line -> line.matches("pod/web-.* deleted"));
  }

  @Test
  void drain_refusesPodsThatNobodyReplaces() {
    deploy(3);
    cluster.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: naked}
        spec: {nodeName: node-1, containers: [{name: c, image: "web:1"}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: scratch}
        spec:
          nodeName: node-1
          containers: [{name: c, image: "web:1"}]
          volumes: [{name: tmp, emptyDir: {}}]
        """);

    assertThatThrownBy(() -> cluster.drain(NODE))
        .isInstanceOf(ApiException.class)
        .hasMessage(
            "unable to drain node \"node-1\" due to error: [cannot delete Pods that declare no"
                + " controller (use --force to override): default/naked, cannot delete Pods with"
                + " local storage (use --delete-emptydir-data to override): default/scratch]");
    cluster.runFor(ofMinutes(1));
    assertThat(podsOnNode()).hasSize(3).noneMatch(Pod::isTerminating);
    assertThat(cluster.get(Node.TYPE, NODE).spec().unschedulable()).isTrue();

    cluster.runUntil(
        cluster.drain(NODE, DrainOptions.DEFAULT.withForce(true).withDeleteEmptyDirData(true)),
        ofSeconds(30));
    assertThat(podsOnNode()).isEmpty();
  }

  @Test
  void drain_passesOverDaemonSetPodsOnlyWhenTold() {
    cluster.apply(
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent}
        spec: {}
        """);
    String uid =
        cluster
            .apiServer()
            .list(InertObject.type("apps/v1", "DaemonSet", true))
            .get(0)
            .metadata()
            .uid();
    cluster.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent-1
          ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: %s, controller: true}]
        spec: {nodeName: node-1, containers: [{name: c, image: "web:1"}]}
        """
            .formatted(uid));

    assertThatThrownBy(() -> cluster.drain(NODE))
        .hasMessage(
            "unable to drain node \"node-1\" due to error: cannot delete DaemonSet-managed Pods"
                + " (use --ignore-daemonsets to ignore): default/agent-1");
    cluster.runUntil(
        cluster.drain(NODE, DrainOptions.DEFAULT.withIgnoreDaemonSets(true)), ofSeconds(1));
    assertThat(podsOnNode()).hasSize(1).noneMatch(Pod::isTerminating);
  }

  @Test
  void emptyNode_isDrainedAtOnce() {
    Drain drain = cluster.drain(NODE);
    assertThat(drain.isFinished()).isFalse();

    cluster.runUntil(drain, ofSeconds(1));

    assertThat(drain.output()).containsExactly("node/node-1 cordoned", "node/node-1 drained");
  }

  @Test
  void evict_deletesOrRefuses() {
    deploy(3);
    budget("maxUnavailable: 1");
    List<String> pods = cluster.pods().stream().map(Pod::name).toList();

    cluster.evict(pods.get(0));

    assertThat(cluster.get(Pod.TYPE, pods.get(0)).isTerminating()).isTrue();
    assertThatThrownBy(() -> cluster.evict(pods.get(1)))
        .isInstanceOf(ApiException.class)
        .hasMessage(REFUSED);
  }

  @Test
  void budget_countsWhatTheDeploymentWants() {
    deploy(7);
    budget("maxUnavailable: 50%");

    PodDisruptionBudgetStatus status = budgetStatus();

    assertThat(status.expectedPods()).isEqualTo(7);
    assertThat(status.desiredHealthy()).isEqualTo(3);
    assertThat(status.currentHealthy()).isEqualTo(7);
    assertThat(status.disruptionsAllowed()).isEqualTo(4);
    assertThat(status.observedGeneration()).isEqualTo(1);
    assertThat(status.disruptionAllowed().map(Condition::reason)).contains("SufficientPods");
  }

  @Test
  void budgetWithoutPods_allowsNothing() {
    budget("maxUnavailable: 1");

    assertThat(budgetStatus().disruptionsAllowed()).isZero();
    assertThat(budgetStatus().disruptionAllowed().map(Condition::reason))
        .contains("InsufficientPods");
    assertThat(budgetEvents()).contains("Normal NoPods No matching pods found");
  }

  @Test
  void budgetOverPodsWithoutController_warns() {
    cluster.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: naked, labels: {app: web}}
        spec: {containers: [{name: c, image: "web:1"}]}
        """);
    budget("maxUnavailable: 1");

    assertThat(budgetStatus().disruptionsAllowed()).isZero();
    assertThat(budgetEvents())
        .contains(
            "Warning UnmanagedPods Pods selected by this PodDisruptionBudget (selector:"
                + " &LabelSelector{MatchLabels:map[string]string{app:"
                + " web,},MatchExpressions:[]LabelSelectorRequirement{},}) were found to be"
                + " unmanaged. As a result, the status of the PDB cannot be calculated correctly,"
                + " which may result in undefined behavior. To account for these pods please set"
                + " \".spec.minAvailable\" field of the PDB to an integer value.");
  }

  @Test
  void budgetOverPodsOfAnUnknownController_fails() {
    cluster.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: lost
          labels: {app: web}
          finalizers: [example.com/stay]
          ownerReferences: [{apiVersion: example.com/v1, kind: Rollout, name: r, uid: u, controller: true}]
        spec: {containers: [{name: c, image: "web:1"}]}
        """);
    budget("maxUnavailable: 1");

    Condition condition = budgetStatus().disruptionAllowed().orElseThrow();
    assertThat(condition.status()).isEqualTo("False");
    assertThat(condition.reason()).isEqualTo("SyncFailed");
    assertThat(condition.message()).isEqualTo("found no controllers for pod \"lost\"");
    assertThat(budgetEvents())
        .contains(
            "Warning CalculateExpectedPodCountFailed Failed to calculate the number of expected"
                + " pods: found no controllers for pod \"lost\"");
  }

  @Test
  void evictedPodThatStays_countsAgainAfterTwoMinutes() {
    deploy(3);
    budget("maxUnavailable: 1");
    cluster
        .apiServer()
        .patchStatus(
            PodDisruptionBudget.TYPE,
            new ObjectKey("default", "web"),
            live ->
                live.withStatus(
                    live.status()
                        .withDisruptedPods(
                            ImmutableSortedMap.of(cluster.pods().get(0).name(), cluster.now()))));
    cluster.runFor(ofSeconds(119));
    assertThat(budgetStatus().currentHealthy()).isEqualTo(2);

    cluster.runFor(ofSeconds(2));

    assertThat(budgetStatus().currentHealthy()).isEqualTo(3);
    assertThat(budgetStatus().disruptedPods()).isEmpty();
    assertThat(
            cluster.events().stream()
                .filter(event -> event.reason().equals("NotDeleted"))
                .map(Event::message))
        .containsExactly("Pod was expected by PDB default/default to be deleted but it wasn't");
  }

  @Test
  void changedSelector_countsOtherPods() {
    deploy(3);
    budget("minAvailable: 1");
    assertThat(budgetStatus().currentHealthy()).isEqualTo(3);

    cluster.patch(PodDisruptionBudget.TYPE, "web", "spec: {selector: {matchLabels: {app: db}}}");
    cluster.runFor(ofSeconds(1));

    assertThat(budgetStatus().currentHealthy()).isZero();
    assertThat(budgetStatus().observedGeneration()).isEqualTo(2);
  }

  private List<String> budgetEvents() {
    return cluster.events().stream()
        .filter(event -> event.involvedObject().kind().equals("PodDisruptionBudget"))
        .map(event -> event.type() + " " + event.reason() + " " + event.message())
        .toList();
  }
}
