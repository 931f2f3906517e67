package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetCondition;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Event;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodStatus;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.OwnerReference;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.apiserver.DeleteOptions.Propagation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ReplicaSet without a Deployment, in a cluster where pods do what the test says. */
class ReplicaSetLoopTest {

  private final Cluster cluster = LaggingCluster.of(Latencies.ZERO);

  @Test
  void pods_areCreatedUpToTheWantedNumber() {
    cluster.apply(WebManifests.replicaSet(3));
    settle();

    assertThat(pods()).hasSize(3).allSatisfy(pod -> assertThat(owner(pod)).isEqualTo("lone"));
    assertThat(lone().status().replicas()).isEqualTo(3);
    assertThat(lone().status().fullyLabeledReplicas()).isEqualTo(3);
    assertThat(lone().status().observedGeneration()).isEqualTo(1);
    assertThat(messages("SuccessfulCreate"))
        .hasSize(3)
        .allMatch(text -> text.startsWith("Created pod: lone-"));
  }

  @Test
  void superfluousPods_areDeletedUnreadyOnesFirst() {
    cluster.apply(WebManifests.replicaSet(3));
    settle();
    String ready = pods().get(1).name();
    cluster.podsByHand().ready(pods().get(1).key());
    settle();

    scale(1);
    settle();

    assertThat(active()).extracting(Pod::name).containsExactly(ready);
    assertThat(messages("SuccessfulDelete")).hasSize(2);
  }

  @Test
  void podThatIsDeleted_isReplacedAtOnce() {
    cluster.apply(WebManifests.replicaSet(1));
    settle();
    Pod pod = pods().get(0);

    cluster.delete(Pod.TYPE, pod.name());
    settle();

    assertThat(pods()).hasSize(2);
    assertThat(active()).hasSize(1);
    assertThat(lone().status().replicas()).isEqualTo(1);
    assertThat(lone().status().terminatingReplicas()).isEqualTo(1);
  }

  @Test
  void podThatHasFailed_isReplacedAndStaysAround() {
    cluster.apply(WebManifests.replicaSet(1));
    settle();
    Pod pod = pods().get(0);

    cluster
        .apiServer()
        .patchStatus(
            Pod.TYPE,
            pod.key(),
            live -> live.withStatus(live.status().withPhase(PodStatus.FAILED)));
    settle();

    assertThat(pods()).hasSize(2).contains(cluster.get(Pod.TYPE, pod.name()));
    assertThat(owner(cluster.get(Pod.TYPE, pod.name()))).isEqualTo("lone");
  }

  @ParameterizedTest(name = "watch delay {0} ms")
  @ValueSource(longs = {0, 500})
  void matchingOrphans_areAdoptedAndCount(long watchDelay) {
    Cluster lagging = LaggingCluster.of(LaggingCluster.watch(watchDelay));
    lagging.apply(WebManifests.pod("a", "lone"));
    lagging.apply(WebManifests.pod("b", "lone"));
    lagging.apply(WebManifests.pod("c", "other"));
    lagging.runFor(Duration.ofSeconds(10));
    lagging.apply(WebManifests.replicaSet(2));
    lagging.runFor(Duration.ofSeconds(10));

    assertThat(lagging.pods()).extracting(Pod::name).containsExactly("a", "b", "c");
    assertThat(owner(lagging.get(Pod.TYPE, "a"))).isEqualTo("lone");
    assertThat(owner(lagging.get(Pod.TYPE, "b"))).isEqualTo("lone");
    assertThat(lagging.get(Pod.TYPE, "c").metadata().ownerReferences()).isEmpty();
    assertThat(lagging.get(ReplicaSet.TYPE, "lone").status().replicas()).isEqualTo(2);
    assertThat(LaggingCluster.createdPods(lagging))
        .as("no pod was created beyond those")
        .isEqualTo(3);
  }

  @Test
  void orphanTooMany_isAdoptedAndDeleted() {
    cluster.apply(WebManifests.replicaSet(1));
    settle();
    cluster.podsByHand().ready(pods().get(0).key());
    settle();

    cluster.apply(WebManifests.pod("stray", "lone"));
    settle();

    assertThat(cluster.find(Pod.TYPE, "stray")).as("not even scheduled, so gone at once").isEmpty();
    assertThat(messages("SuccessfulDelete")).containsExactly("Deleted pod: stray");
    assertThat(active()).hasSize(1);
  }

  @Test
  void podWithOtherLabels_isReleasedAndReplaced() {
    cluster.apply(WebManifests.replicaSet(1));
    settle();
    Pod pod = pods().get(0);

    label(pod, "debug");
    settle();

    assertThat(cluster.get(Pod.TYPE, pod.name()).metadata().ownerReferences()).isEmpty();
    assertThat(active()).hasSize(2);
    assertThat(lone().status().replicas()).isEqualTo(1);

    label(pod, "lone");
    settle();
    assertThat(active()).as("taken in again, and one is too many").hasSize(1);
  }

  @Test
  void podOfAnotherController_isLeftAlone() {
    cluster.apply(WebManifests.replicaSet(0));
    Pod stray = (Pod) cluster.apply(WebManifests.pod("stray", "lone")).get(0);
    cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: boss}}");
    String uid = cluster.get(ConfigMap.TYPE, "boss").metadata().uid();
    OwnerReference boss = new OwnerReference("v1", "ConfigMap", "boss", uid, true, true);
    cluster.patch(
        Pod.TYPE,
        stray.name(),
        pod -> pod.withMetadata(pod.metadata().withOwnerReferences(ImmutableList.of(boss))));

    scale(1);
    settle();

    assertThat(cluster.get(Pod.TYPE, "stray").metadata().ownerReferences()).containsExactly(boss);
    assertThat(pods()).hasSize(2);
  }

  @Test
  void failedCreations_showInConditionAndEventAndEnd() {
    cluster.apply(WebManifests.replicaSet(3));
    templateFinalizers("foregroundDeletion", "orphan");
    cluster.runFor(Duration.ofMillis(1));

    ReplicaSetCondition failure = lone().status().conditions().get(0);
    assertThat(failure.type()).isEqualTo("ReplicaFailure");
    assertThat(failure.reason()).isEqualTo("FailedCreate");
    assertThat(failure.message()).contains("metadata.finalizers: Invalid value");
    assertThat(messages("FailedCreate"))
        .as("slow start: one attempt a sync")
        .allMatch(text -> text.startsWith("Error creating: Pod "));
    assertThat(pods()).isEmpty();

    templateFinalizers();
    settle();
    assertThat(pods()).hasSize(3);
    assertThat(lone().status().conditions()).isEmpty();
  }

  @Test
  void minReadySeconds_delayAvailabilityAndTheStatusFollows() {
    cluster.apply(
        WebManifests.replicaSet(1)
            .replace("spec:\n  replicas", "spec:\n  minReadySeconds: 30\n  replicas"));
    settle();
    cluster.podsByHand().ready(pods().get(0).key());
    settle();
    assertThat(lone().status().readyReplicas()).isEqualTo(1);
    assertThat(lone().status().availableReplicas()).isZero();

    cluster.runFor(Duration.ofSeconds(30));
    assertThat(lone().status().availableReplicas()).isEqualTo(1);
  }

  @ParameterizedTest(name = "watch delay {0} ms")
  @ValueSource(longs = {0, 1, 100, 5_000})
  void laggingWatch_neverCreatesOrDeletesTwice(long watchDelay) {
    Cluster lagging = LaggingCluster.of(LaggingCluster.watch(watchDelay));
    lagging.apply(WebManifests.replicaSet(10));
    for (int i = 0; i < 40; i++) {
      // Each write is news that has the controller look again, at a cache that lags behind.
      int turn = i;
      lagging.patch(
          ReplicaSet.TYPE,
          "lone",
          set ->
              set.withMetadata(
                  set.metadata()
                      .withAnnotations(ImmutableSortedMap.of("turn", Integer.toString(turn)))));
      lagging.runFor(Duration.ofMillis(watchDelay / 3 + 1));
    }
    lagging.runFor(Duration.ofMinutes(1));
    assertThat(LaggingCluster.createdPods(lagging)).isEqualTo(10);

    lagging.patch(ReplicaSet.TYPE, "lone", set -> set.withSpec(set.spec().withReplicas(4)));
    lagging.runFor(Duration.ofMinutes(1));
    assertThat(lagging.pods()).filteredOn(Pod::isActive).hasSize(4);
    assertThat(lagging.pods()).filteredOn(Pod::isTerminating).hasSize(6);
  }

  @Test
  void recreatedReplicaSet_startsWithoutTheExpectationsOfItsNamesake() {
    Cluster lagging = LaggingCluster.of(LaggingCluster.watch(1_000));
    lagging.apply(WebManifests.replicaSet(3));
    lagging.runFor(Duration.ofMillis(1_100));
    lagging.delete(
        ReplicaSet.TYPE, "lone", DeleteOptions.DEFAULT.withPropagation(Propagation.ORPHAN));
    lagging.runFor(Duration.ofMillis(50));
    lagging.apply(WebManifests.replicaSet(5));
    lagging.runFor(Duration.ofSeconds(20));

    assertThat(lagging.pods().stream().filter(Pod::isActive)).hasSize(5);
  }

  @Test
  void replicaSetDeletedBehindTheCache_adoptsAndCreatesNothing() {
    Cluster lagging = LaggingCluster.of(LaggingCluster.watch(1_000));
    lagging.apply(WebManifests.replicaSet(0));
    lagging.runFor(Duration.ofSeconds(5));
    lagging.apply(WebManifests.pod("orphan", "lone"));
    lagging.patch(ReplicaSet.TYPE, "lone", set -> set.withSpec(set.spec().withReplicas(2)));
    lagging.runFor(Duration.ofMillis(900));
    lagging.patch(
        ReplicaSet.TYPE,
        "lone",
        set -> set.withMetadata(set.metadata().withFinalizers(ImmutableList.of("a.io/b"))));
    lagging.delete(ReplicaSet.TYPE, "lone");
    lagging.runFor(Duration.ofSeconds(30));

    assertThat(lagging.pods()).extracting(Pod::name).containsExactly("orphan");
    assertThat(lagging.get(Pod.TYPE, "orphan").metadata().ownerReferences()).isEmpty();
  }

  @Test
  void terminatingNamespace_isEmptiedWithoutComplaint() {
    cluster.apply("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}");
    cluster.apply(
        WebManifests.replicaSet(2).replace("{name: lone,", "{name: lone, namespace: shop,"));
    settle();

    cluster.delete(Namespace.TYPE, "shop");
    settle();
    assertThat(cluster.get(Namespace.TYPE, "shop").metadata().deletionTimestamp()).isNotNull();
    cluster.list(Pod.TYPE, "shop", "").forEach(pod -> cluster.podsByHand().end(pod.key()));
    settle();

    assertThat(cluster.find(Namespace.TYPE, "shop")).isEmpty();
    assertThat(cluster.events()).extracting(Event::reason).doesNotContain("FailedCreate");
  }

  private void scale(int replicas) {
    cluster.patch(ReplicaSet.TYPE, "lone", set -> set.withSpec(set.spec().withReplicas(replicas)));
  }

  private void label(Pod pod, String app) {
    cluster.patch(
        Pod.TYPE,
        pod.name(),
        live -> live.withMetadata(live.metadata().withLabels(ImmutableSortedMap.of("app", app))));
  }

  /** Two that exclude each other make every pod invalid. */
  private void templateFinalizers(String... finalizers) {
    cluster.patch(
        ReplicaSet.TYPE,
        "lone",
        set -> {
          PodTemplateSpec template = set.spec().template();
          ObjectMeta metadata =
              template.metadata().withFinalizers(ImmutableList.copyOf(finalizers));
          return set.withSpec(set.spec().withTemplate(template.withMetadata(metadata)));
        });
  }

  private void settle() {
    cluster.runFor(Duration.ofSeconds(1));
  }

  private ReplicaSet lone() {
    return cluster.get(ReplicaSet.TYPE, "lone");
  }

  private List<Pod> pods() {
    return cluster.pods();
  }

  private List<Pod> active() {
    return cluster.pods().stream().filter(Pod::isActive).toList();
  }

  private List<String> messages(String reason) {
    return cluster.events().stream()
        .filter(event -> event.reason().equals(reason))
        .map(Event::message)
        .toList();
  }

  private static String owner(Pod pod) {
    return pod.metadata().controller().orElseThrow().name();
  }
}
