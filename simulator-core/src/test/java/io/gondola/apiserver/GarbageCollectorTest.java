package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.OwnerReference;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.DeleteOptions.Propagation;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the objects that a deleted one owns. */
class GarbageCollectorTest {

  private static final Duration DELAY = Duration.ofMillis(20);

  private final TestServer server = new TestServer();
  private Deployment deployment;
  private ReplicaSet replicaSet;

  @BeforeEach
  void start() {
    new GarbageCollector(server.api, () -> DELAY);
    deployment = server.create(Deployment.TYPE, Manifests.DEPLOYMENT);
    replicaSet =
        owned(
            TestServer.parse(ReplicaSet.TYPE, Manifests.REPLICA_SET),
            OwnerReference.toController(deployment));
  }

  @Test
  void background_takesTheChainStepByStep() {
    pod("a", "node-1");
    delete(Deployment.TYPE, Propagation.BACKGROUND);

    assertThat(server.names(Deployment.TYPE)).isEmpty();
    assertThat(server.names(ReplicaSet.TYPE)).containsExactly("web");
    server.runFor(DELAY);
    assertThat(server.names(ReplicaSet.TYPE)).isEmpty();
    assertThat(podMetadata("a").deletionTimestamp()).isNull();
    server.runFor(DELAY);
    assertThat(podMetadata("a").deletionTimestamp()).as("told to stop").isNotNull();
  }

  @Test
  void foreground_waitsForTheWholeChain() {
    pod("a", "node-1");
    delete(Deployment.TYPE, Propagation.FOREGROUND);

    settle();
    assertThat(server.names(Deployment.TYPE)).containsExactly("web");
    ObjectMeta waiting = server.api.get(ReplicaSet.TYPE, TestServer.key("web")).metadata();
    assertThat(waiting.finalizers()).containsExactly("foregroundDeletion");
    assertThat(podMetadata("a").deletionGracePeriodSeconds()).isEqualTo(30);

    server.api.delete(Pod.TYPE, TestServer.key("a"), DeleteOptions.NOW);
    settle();
    assertThat(server.names(ReplicaSet.TYPE)).isEmpty();
    assertThat(server.names(Deployment.TYPE)).isEmpty();
  }

  @Test
  void foreground_doesNotWaitForDependentsThatDoNotBlock() {
    ConfigMap loose =
        owned(
            TestServer.parse(ConfigMap.TYPE, Manifests.configMap("loose"))
                .withMetadata(
                    TestServer.parse(ConfigMap.TYPE, Manifests.configMap("loose"))
                        .metadata()
                        .withFinalizers(ImmutableList.of("a.io/b"))),
            new OwnerReference(
                "apps/v1", "ReplicaSet", "web", replicaSet.metadata().uid(), null, null));

    delete(ReplicaSet.TYPE, Propagation.FOREGROUND);
    settle();

    assertThat(server.names(ReplicaSet.TYPE)).isEmpty();
    assertThat(server.api.get(ConfigMap.TYPE, loose.key()).metadata().deletionTimestamp())
        .as("held by its finalizer, but told to go")
        .isNotNull();
  }

  @Test
  void foreground_endsWhenTheLastDependentIsLetGo() {
    Pod pod = pod("a", "node-1");
    server.api.patch(
        Pod.TYPE,
        pod.key(),
        live -> live.withMetadata(live.metadata().withFinalizers(ImmutableList.of("a.io/b"))));
    delete(ReplicaSet.TYPE, Propagation.FOREGROUND);
    settle();
    assertThat(server.names(ReplicaSet.TYPE)).containsExactly("web");

    server.api.patch(
        Pod.TYPE,
        pod.key(),
        live -> live.withMetadata(live.metadata().withOwnerReferences(ImmutableList.of())));
    settle();

    assertThat(server.names(ReplicaSet.TYPE)).isEmpty();
  }

  @Test
  void foreground_takesDependentsThatComeLate() {
    pod("a", "node-1");
    delete(ReplicaSet.TYPE, Propagation.FOREGROUND);
    settle();

    pod("late", "node-1");
    settle();

    assertThat(podMetadata("late").deletionTimestamp()).isNotNull();
  }

  @Test
  void orphan_setsDependentsFree() {
    pod("a", "node-1");

    delete(ReplicaSet.TYPE, Propagation.ORPHAN);
    settle();

    assertThat(server.names(ReplicaSet.TYPE)).isEmpty();
    assertThat(podMetadata("a").ownerReferences()).isEmpty();
    assertThat(podMetadata("a").deletionTimestamp()).isNull();
  }

  @Test
  void dependentOnItsWayOut_keepsItsOwnPolicy() {
    pod("a", "node-1");
    delete(ReplicaSet.TYPE, Propagation.FOREGROUND);

    delete(Deployment.TYPE, Propagation.BACKGROUND);
    settle();

    assertThat(server.api.get(ReplicaSet.TYPE, TestServer.key("web")).metadata().finalizers())
        .as("it still waits for its pod")
        .containsExactly("foregroundDeletion");
  }

  @Test
  void ownerWithOtherUid_isAbsent() {
    Pod pod =
        owned(
            TestServer.parse(Pod.TYPE, Manifests.pod("a")),
            new OwnerReference("apps/v1", "ReplicaSet", "web", "another-uid", true, true));

    settle();

    assertThat(server.api.find(Pod.TYPE, pod.key())).isEmpty();
  }

  @Test
  void ownerOfOtherName_isAbsent() {
    owned(
        TestServer.parse(Pod.TYPE, Manifests.pod("a")),
        new OwnerReference(
            "apps/v1", "ReplicaSet", "other", replicaSet.metadata().uid(), true, true));

    settle();

    assertThat(server.names(Pod.TYPE)).isEmpty();
  }

  @Test
  void ownerInAnotherNamespace_isAbsent() {
    server.namespace("other");
    Pod given = TestServer.parse(Pod.TYPE, Manifests.pod("a"));
    owned(
        given.withMetadata(given.metadata().withNamespace("other")),
        OwnerReference.toController(replicaSet));

    settle();

    assertThat(server.names(Pod.TYPE)).isEmpty();
  }

  @Test
  void objectOutsideOfNamespaces_isNotCollectedForAnOwnerInside() {
    Node given =
        TestServer.parse(Node.TYPE, "{apiVersion: v1, kind: Node, metadata: {name: node-1}}");
    owned(given, OwnerReference.toController(replicaSet));

    settle();

    assertThat(server.names(Node.TYPE)).containsExactly("node-1");
  }

  @Test
  void survivingOwner_keepsTheObject() {
    ConfigMap second = server.create(ConfigMap.TYPE, Manifests.configMap("second"));
    OwnerReference other =
        new OwnerReference("v1", "ConfigMap", "second", second.metadata().uid(), null, null);
    Pod given = TestServer.parse(Pod.TYPE, Manifests.pod("a"));
    server.api.create(
        given.withMetadata(
            given
                .metadata()
                .withOwnerReferences(
                    ImmutableList.of(OwnerReference.toController(replicaSet), other))));

    delete(ReplicaSet.TYPE, Propagation.BACKGROUND);
    settle();

    assertThat(podMetadata("a").ownerReferences()).containsExactly(other);
  }

  private void settle() {
    server.runFor(DELAY.multipliedBy(10));
  }

  private void delete(ResourceType<?> type, Propagation propagation) {
    server.api.delete(
        type, TestServer.key("web"), DeleteOptions.DEFAULT.withPropagation(propagation));
  }

  private Pod pod(String name, String node) {
    return owned(
        TestServer.parse(Pod.TYPE, Manifests.pod(name, "nodeName: " + node + ",")),
        OwnerReference.toController(replicaSet));
  }

  @SuppressWarnings("unchecked") // withMetadata gives an object of the same class.
  private <T extends ApiObject> T owned(T object, OwnerReference owner) {
    return server.api.create(
        (T) object.withMetadata(object.metadata().withOwnerReferences(ImmutableList.of(owner))));
  }

  private ObjectMeta podMetadata(String name) {
    return server.api.get(Pod.TYPE, TestServer.key(name)).metadata();
  }
}
