package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetStatus;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodStatus;
import io.gondola.api.meta.ObjectMeta;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as a change, and through which door. */
class UpdateTest {

  private static final ImmutableSortedMap<String, String> NEW = ImmutableSortedMap.of("new", "1");

  private final TestServer server = new TestServer();

  @Test
  void deployment_countsChangesOfSpecAndAnnotationsAlone() {
    Deployment created = server.create(Deployment.TYPE, Manifests.DEPLOYMENT);

    Deployment labelled = server.api.update(created.withMetadata(labels(created.metadata())));
    Deployment annotated =
        server.api.update(labelled.withMetadata(annotations(labelled.metadata())));
    Deployment scaled = server.api.update(annotated.withSpec(annotated.spec().withReplicas(5)));

    assertThat(labelled.metadata().generation()).isEqualTo(1);
    assertThat(annotated.metadata().generation()).isEqualTo(2);
    assertThat(scaled.metadata().generation()).isEqualTo(3);
  }

  @Test
  void replicaSet_countsChangesOfSpecAlone() {
    ReplicaSet created = server.create(ReplicaSet.TYPE, Manifests.REPLICA_SET);

    ReplicaSet annotated = server.api.update(created.withMetadata(annotations(created.metadata())));
    ReplicaSet scaled = server.api.update(annotated.withSpec(annotated.spec().withReplicas(5)));

    assertThat(annotated.metadata().generation()).isEqualTo(1);
    assertThat(scaled.metadata().generation()).isEqualTo(2);
  }

  @Test
  void pod_countsChangesOfSpecAlone() {
    Pod created = server.create(Pod.TYPE, Manifests.pod("web"));

    Pod labelled = server.api.update(created.withMetadata(labels(created.metadata())));
    Pod limited =
        server.api.update(labelled.withSpec(labelled.spec().withActiveDeadlineSeconds(9L)));

    assertThat(labelled.metadata().generation()).isEqualTo(1);
    assertThat(limited.metadata().generation()).isEqualTo(2);
  }

  @Test
  void statusWrite_keepsSpecLabelsAndGeneration() {
    Deployment created = server.create(Deployment.TYPE, Manifests.DEPLOYMENT);
    Deployment changed =
        new Deployment(
            annotations(labels(created.metadata())),
            created.spec().withReplicas(9),
            DeploymentStatus.EMPTY.withReplicas(3));

    Deployment stored = server.api.updateStatus(changed);

    assertThat(stored.spec()).isEqualTo(created.spec());
    assertThat(stored.status().replicas()).isEqualTo(3);
    assertThat(stored.metadata().labels()).isEqualTo(created.metadata().labels());
    assertThat(stored.metadata().annotations()).as("so a revision is stored").isEqualTo(NEW);
    assertThat(stored.metadata().generation()).isEqualTo(1);
  }

  @Test
  void statusWrite_ofAPodKeepsOwnersAndQosClass() {
    Pod created = server.create(Pod.TYPE, Manifests.pod("web"));

    Pod stored =
        server.api.updateStatus(created.withStatus(PodStatus.EMPTY.withPhase(PodStatus.RUNNING)));

    assertThat(stored.status().qosClass()).isEqualTo("BestEffort");
    assertThat(stored.status().phase()).isEqualTo(PodStatus.RUNNING);
  }

  @Test
  void mainWrite_keepsTheStatus() {
    ReplicaSet created = server.create(ReplicaSet.TYPE, Manifests.REPLICA_SET);

    ReplicaSet stored =
        server.api.update(created.withStatus(ReplicaSetStatus.EMPTY.withReplicas(3)));

    assertThat(stored).isSameAs(server.api.get(ReplicaSet.TYPE, created.key()));
    assertThat(stored.status().replicas()).isZero();
  }

  @Test
  void writeOfNoChange_isNoWrite() {
    Deployment created = server.create(Deployment.TYPE, Manifests.DEPLOYMENT);
    List<WatchEvent<Deployment>> events = server.watch(Deployment.TYPE);
    int entries = server.api.timeline().size();

    Deployment stored = server.api.update(created);

    assertThat(stored).isSameAs(server.api.get(Deployment.TYPE, created.key()));
    assertThat(events).isEmpty();
    assertThat(server.api.timeline().size()).isEqualTo(entries);
  }

  @Test
  void whatTheServerKeeps_aClientCannotChange() {
    Deployment created = server.create(Deployment.TYPE, Manifests.DEPLOYMENT);
    ObjectMeta forged =
        created
            .metadata()
            .withUid("")
            .withGeneration(9)
            .withCreationTimestamp(Instant.EPOCH)
            .withDeletionTimestamp(Instant.EPOCH)
            .withDeletionGracePeriodSeconds(3L);

    Deployment stored = server.api.update(created.withMetadata(forged));

    assertThat(stored.metadata()).isEqualTo(created.metadata());
  }

  @Test
  void writeWithoutVersion_wins() {
    Deployment created = server.create(Deployment.TYPE, Manifests.DEPLOYMENT);
    server.api.update(created.withSpec(created.spec().withReplicas(5)));
    Deployment blind =
        created
            .withMetadata(created.metadata().withResourceVersion(""))
            .withSpec(created.spec().withReplicas(7));

    assertThat(server.api.update(blind).spec().replicas()).isEqualTo(7);
  }

  @Test
  void writeWithoutNamespace_goesToTheDefaultOne() {
    Deployment given = TestServer.parse(Deployment.TYPE, Manifests.DEPLOYMENT);
    server.api.create(given);

    Deployment stored = server.api.update(given.withSpec(given.spec().withReplicas(7)));

    assertThat(stored.key()).isEqualTo(TestServer.key("web"));
    assertThat(stored.spec().replicas()).isEqualTo(7);
  }

  @Test
  void patch_worksOnTheNewestState() {
    Deployment created = server.create(Deployment.TYPE, Manifests.DEPLOYMENT);
    server.api.update(created.withSpec(created.spec().withReplicas(5)));

    Deployment patched =
        server.api.patch(
            Deployment.TYPE, created.key(), live -> live.withMetadata(labels(live.metadata())));

    assertThat(patched.spec().replicas()).isEqualTo(5);
    assertThat(patched.metadata().labels()).isEqualTo(NEW);
  }

  private static ObjectMeta labels(ObjectMeta metadata) {
    return metadata.withLabels(NEW);
  }

  private static ObjectMeta annotations(ObjectMeta metadata) {
    return metadata.withAnnotations(NEW);
  }
}
