package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentCondition;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Event;
import io.gondola.api.core.Pod;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.apiserver.DeleteOptions.Propagation;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.Images;
import io.gondola.manifest.Manifest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Deployment controller in a cluster where pods do what the test says. */
class DeploymentLoopTest {

  private static final Images INSTANT = new Images(ImmutableMap.of(), ImageBehavior.INSTANT);

  private final Cluster cluster = LaggingCluster.of(Latencies.ZERO);

  @Test
  void replicaSetDeletedByHand_isMadeAgainWithTheSameName() {
    cluster.apply(WebManifests.web(2));
    settle();
    ReplicaSet before = sets().get(0);

    cluster.delete(ReplicaSet.TYPE, before.name());
    settle();

    ReplicaSet after = sets().get(0);
    assertThat(sets()).hasSize(1);
    assertThat(after.name()).isEqualTo(before.name());
    assertThat(after.metadata().uid()).isNotEqualTo(before.metadata().uid());
    assertThat(revision(after)).isEqualTo("1");
    assertThat(active())
        .hasSize(2)
        .allSatisfy(
            pod ->
                assertThat(pod.metadata().controller().orElseThrow().uid())
                    .isEqualTo(after.metadata().uid()));
  }

  @Test
  void orphanedReplicaSet_isAdoptedAgain() {
    cluster.apply(WebManifests.web(2));
    settle();
    ReplicaSet before = sets().get(0);
    cluster.delete(
        Deployment.TYPE, "web", DeleteOptions.DEFAULT.withPropagation(Propagation.ORPHAN));
    settle();
    assertThat(sets().get(0).metadata().ownerReferences()).isEmpty();

    cluster.apply(WebManifests.web(2));
    settle();

    assertThat(sets()).hasSize(1);
    assertThat(sets().get(0).metadata().uid()).isEqualTo(before.metadata().uid());
    assertThat(sets().get(0).metadata().controller().orElseThrow().uid())
        .isEqualTo(cluster.deployment("web").metadata().uid());
    assertThat(pods()).hasSize(2);
  }

  @Test
  void replicaSetWithOtherLabels_isReleased() {
    cluster.apply(WebManifests.web(1));
    settle();
    ReplicaSet set = sets().get(0);

    cluster.patch(
        ReplicaSet.TYPE,
        set.name(),
        live -> live.withMetadata(live.metadata().withLabels(ImmutableSortedMap.of("app", "old"))));
    settle();

    assertThat(cluster.get(ReplicaSet.TYPE, set.name()).metadata().ownerReferences()).isEmpty();
    assertThat(sets())
        .as("its name is taken: the hash of the next one counts the collision")
        .hasSize(2);
    assertThat(cluster.deployment("web").status().collisionCount()).isEqualTo(1);
  }

  @Test
  void takenName_isACollision() {
    cluster.apply(WebManifests.web(1));
    settle();
    String name = sets().get(0).name();
    cluster.delete(Deployment.TYPE, "web");
    settle();
    cluster.apply(WebManifests.replicaSet(0).replace("{name: lone,", "{name: " + name + ","));

    cluster.apply(WebManifests.web(1));
    settle();

    assertThat(cluster.deployment("web").status().collisionCount()).isEqualTo(1);
    assertThat(sets()).hasSize(2).extracting(ReplicaSet::name).contains(name);
    assertThat(active()).hasSize(1);
  }

  @Test
  void deadline_isExceededAndARecoveryIsSeen() {
    cluster.apply(WebManifests.web("replicas: 1, progressDeadlineSeconds: 60,"));
    settle();
    cluster.runFor(Duration.ofSeconds(58));
    assertThat(progressing().status()).isEqualTo("True");

    cluster.runFor(Duration.ofSeconds(10));
    assertThat(progressing().status()).isEqualTo("False");
    assertThat(progressing().reason()).isEqualTo("ProgressDeadlineExceeded");
    assertThat(progressing().message())
        .isEqualTo("ReplicaSet \"%s\" has timed out progressing.".formatted(sets().get(0).name()));

    cluster.podsByHand().ready(pods().get(0).key());
    settle();
    assertThat(progressing().status()).isEqualTo("True");
    assertThat(progressing().reason()).isEqualTo("NewReplicaSetAvailable");
  }

  @Test
  void failingPods_showOnTheDeployment() {
    cluster.apply(
        WebManifests.web(1)
            .replace(
                "metadata: {labels: {app: web}},",
                "metadata: {labels: {app: web}, finalizers: [orphan, foregroundDeletion]},"));
    cluster.runFor(Duration.ofMillis(1));

    DeploymentCondition failure = condition("ReplicaFailure");
    assertThat(failure.status()).isEqualTo("True");
    assertThat(failure.reason()).isEqualTo("FailedCreate");
    assertThat(failure.message()).startsWith("Pod ").contains("metadata.finalizers: Invalid value");
  }

  @Test
  void refusedReplicaSet_showsInConditionAndEventUntilItIsCreated() {
    Deployment given = (Deployment) Manifest.parse(WebManifests.web(1)).get(0);
    // All a Deployment may carry; its ReplicaSet would carry these annotations and its own.
    int most = 256 * 1024 - "note".length();
    cluster
        .apiServer()
        .create(
            given.withMetadata(
                given.metadata().withAnnotations(ImmutableSortedMap.of("note", "x".repeat(most)))));
    settle();

    String text = "Failed to create new replica set \"web-[a-z0-9]+\": ReplicaSet.apps \"web-.*";
    assertThat(sets()).isEmpty();
    assertThat(progressing().status()).isEqualTo("False");
    assertThat(progressing().reason()).isEqualTo("ReplicaSetCreateError");
    assertThat(progressing().message()).matches(text).contains("metadata.annotations: Too long");
    assertThat(cluster.events())
        .filteredOn(event -> event.reason().equals("ReplicaSetCreateError"))
        .singleElement()
        .satisfies(event -> assertThat(event.message()).matches(text))
        .satisfies(event -> assertThat(event.type()).isEqualTo("Warning"));

    cluster.patch(Deployment.TYPE, "web", "metadata: {annotations: {note: null}}");
    settle();
    assertThat(sets()).hasSize(1);
    assertThat(progressing().status()).isEqualTo("True");
  }

  @Test
  void historyLimitOfZero_keepsNoOldReplicaSet() {
    cluster.apply(WebManifests.web("replicas: 1, revisionHistoryLimit: 0,"));
    rollOut("web:2");
    rollOut("web:3");

    assertThat(sets()).hasSize(1);
    assertThat(sets().get(0).spec().template().spec().containers().get(0).image())
        .isEqualTo("web:3");
    assertThat(revision(sets().get(0))).isEqualTo("3");
  }

  @Test
  void rollbackAnnotation_goesBackAndIsDropped() {
    cluster.apply(WebManifests.web(1));
    rollOut("web:2");

    cluster.patch(
        Deployment.TYPE,
        "web",
        "metadata: {annotations: {deprecated.deployment.rollback.to: '1'}}");
    settle();

    Deployment deployment = cluster.deployment("web");
    assertThat(deployment.spec().template().spec().containers().get(0).image()).isEqualTo("web:1");
    assertThat(deployment.metadata().annotations())
        .doesNotContainKey("deprecated.deployment.rollback.to");
    assertThat(cluster.events())
        .filteredOn(event -> event.reason().equals("DeploymentRollback"))
        .extracting(Event::message)
        .containsExactly("Rolled back deployment \"web\" to revision 1");
  }

  @Test
  void pausedDeployment_createsNoReplicaSetButScales() {
    cluster.apply(WebManifests.web(2));
    rollOut("web:2");
    cluster.pause("web");
    cluster.setImage("web", "web", "web:3");
    cluster.scale("web", 4);
    settle();

    assertThat(sets()).hasSize(2);
    assertThat(active()).hasSize(4);
    assertThat(progressing().reason()).isEqualTo("DeploymentPaused");
    assertThat(cluster.deployment("web").status().updatedReplicas()).isZero();

    cluster.resume("web");
    settle();
    assertThat(sets()).hasSize(3);
  }

  @Test
  void foregroundDeletion_inMidRolloutWaitsForAllPods() {
    cluster.apply(WebManifests.web(4));
    readyAll();
    cluster.setImage("web", "web", "web:2");
    settle();
    assertThat(sets()).hasSize(2);

    cluster.delete(
        Deployment.TYPE, "web", DeleteOptions.DEFAULT.withPropagation(Propagation.FOREGROUND));
    settle();
    assertThat(cluster.deployment("web").metadata().deletionTimestamp()).isNotNull();
    assertThat(active()).as("all told to stop, none replaced").isEmpty();
    assertThat(sets()).hasSize(2);

    pods().forEach(pod -> cluster.podsByHand().end(pod.key()));
    settle();
    assertThat(pods()).isEmpty();
    assertThat(sets()).isEmpty();
    assertThat(cluster.find(Deployment.TYPE, "web")).isEmpty();
  }

  @Test
  void recreate_waitsForTheLastOldPod() {
    cluster.apply(WebManifests.web("replicas: 2, strategy: {type: Recreate},"));
    readyAll();
    cluster.setImage("web", "web", "web:2");
    settle();
    assertThat(sets()).hasSize(1);

    cluster.podsByHand().end(pods().get(0).key());
    settle();
    assertThat(sets()).as("one terminating pod is left").hasSize(1);

    cluster.podsByHand().end(pods().get(0).key());
    settle();
    assertThat(sets()).hasSize(2);
    assertThat(active()).hasSize(2);
  }

  @ParameterizedTest(name = "watch delay {0} ms")
  @ValueSource(longs = {0, 1, 50, 2_000})
  void laggingWatch_leadsToTheSameEnd(long watchDelay) {
    Cluster lagging =
        Cluster.of(
            ClusterConfig.DEFAULT
                .withLatencies(LaggingCluster.watch(watchDelay))
                .withImages(INSTANT));
    lagging.apply(WebManifests.web(10));
    lagging.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(10));
    lagging.setImage("web", "web", "web:2");
    lagging.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(10));
    lagging.runFor(Duration.ofMinutes(1));

    assertThat(lagging.pods()).hasSize(10);
    assertThat(lagging.list(ReplicaSet.TYPE, "")).hasSize(2);
    assertThat(LaggingCluster.createdPods(lagging)).as("each pod was created once").isEqualTo(20);
    assertThat(lagging.deployment("web").status().collisionCount()).isNull();
  }

  @Test
  void historyCleanUp_mayComeLate() {
    Cluster lagging =
        Cluster.of(
            ClusterConfig.DEFAULT.withLatencies(LaggingCluster.watch(500)).withImages(INSTANT));
    lagging.apply(WebManifests.web("replicas: 1, revisionHistoryLimit: 1,"));
    for (int i = 2; i < 6; i++) {
      lagging.setImage("web", "web", "web:" + i);
      lagging.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(10));
      lagging.runFor(Duration.ofSeconds(10));
    }

    assertThat(lagging.list(ReplicaSet.TYPE, "")).hasSize(2);
  }

  private void rollOut(String image) {
    readyAll();
    cluster.runFor(Duration.ofSeconds(1));
    cluster.setImage("web", "web", image);
    for (int i = 0; i < 5; i++) {
      readyAll();
    }
  }

  private void readyAll() {
    settle();
    active().forEach(pod -> cluster.podsByHand().ready(pod.key()));
    pods().stream().filter(Pod::isTerminating).forEach(pod -> cluster.podsByHand().end(pod.key()));
    settle();
  }

  private void settle() {
    cluster.runFor(Duration.ofMillis(100));
  }

  private DeploymentCondition progressing() {
    return condition("Progressing");
  }

  private DeploymentCondition condition(String type) {
    return cluster.deployment("web").status().conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private ImmutableList<ReplicaSet> sets() {
    return cluster.list(ReplicaSet.TYPE, "");
  }

  private List<Pod> pods() {
    return cluster.pods();
  }

  private List<Pod> active() {
    return cluster.pods().stream().filter(Pod::isActive).toList();
  }

  private static String revision(ReplicaSet set) {
    return set.metadata().annotations().get("deployment.kubernetes.io/revision");
  }
}
