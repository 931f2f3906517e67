package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.meta.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the API server makes of a new object. */
class CreationTest {

  private final TestServer server = new TestServer();

  @Test
  void creation_setsWhatBelongsToTheServer() {
    server.runFor(Duration.ofMillis(1500));
    Pod given = TestServer.parse(Pod.TYPE, Manifests.pod("web"));
    ObjectMeta forged =
        given
            .metadata()
            .withUid("mine")
            .withGeneration(7)
            .withCreationTimestamp(Instant.EPOCH)
            .withDeletionTimestamp(Instant.EPOCH)
            .withDeletionGracePeriodSeconds(5L);

    ObjectMeta metadata = server.api.create(given.withMetadata(forged)).metadata();

    assertThat(metadata.uid()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-.*");
    assertThat(metadata.generation()).isEqualTo(1);
    assertThat(metadata.creationTimestamp()).isEqualTo(TestServer.START.plusSeconds(1));
    assertThat(metadata.deletionTimestamp()).isNull();
    assertThat(metadata.deletionGracePeriodSeconds()).isNull();
    assertThat(metadata.namespace()).isEqualTo("default");
    assertThat(server.api.get(Pod.TYPE, TestServer.key("web")).metadata()).isEqualTo(metadata);
  }

  @Test
  void versions_comeFromOneCounterForAllKinds() {
    long pod = version(server.create(Pod.TYPE, Manifests.pod("a")).metadata());
    long map = version(server.create(ConfigMap.TYPE, Manifests.configMap("a")).metadata());
    server.api.delete(ConfigMap.TYPE, TestServer.key("a"), DeleteOptions.DEFAULT);
    long next = version(server.create(Pod.TYPE, Manifests.pod("b")).metadata());

    assertThat(map).isEqualTo(pod + 1);
    assertThat(next).as("a deletion takes a version, too").isEqualTo(map + 2);
  }

  @Test
  void generation_isCountedForSomeKindsOnly() {
    assertThat(server.create(Deployment.TYPE, Manifests.DEPLOYMENT).metadata().generation())
        .isEqualTo(1);
    assertThat(server.create(ReplicaSet.TYPE, Manifests.REPLICA_SET).metadata().generation())
        .isEqualTo(1);
    assertThat(server.create(Pod.TYPE, Manifests.pod("a")).metadata().generation()).isEqualTo(1);
    assertThat(server.create(Service.TYPE, Manifests.service("a", "")).metadata().generation())
        .isZero();
    assertThat(server.create(ConfigMap.TYPE, Manifests.configMap("a")).metadata().generation())
        .isZero();
    assertThat(server.namespace("other").metadata().generation()).isZero();
  }

  @Test
  void status_ofTheRequestIsDropped() {
    Deployment given = TestServer.parse(Deployment.TYPE, Manifests.DEPLOYMENT);

    Deployment created =
        server.api.create(given.withStatus(DeploymentStatus.EMPTY.withReplicas(3)));

    assertThat(created.status()).isEqualTo(DeploymentStatus.EMPTY);
  }

  @Test
  void generateName_givesFiveCharactersOfKubernetesAlphabet() {
    Pod created = server.api.create(generated("web-"));

    assertThat(created.name()).matches("web-[bcdfghjklmnpqrstvwxz2456789]{5}");
    assertThat(created.metadata().generateName()).isEqualTo("web-");
  }

  @Test
  void name_winsOverGenerateName() {
    Pod given = generated("web-");

    Pod created = server.api.create(given.withMetadata(given.metadata().withName("web-xxxxx")));

    assertThat(created.name()).isEqualTo("web-xxxxx");
  }

  @Test
  void generateName_isCutSoThatTheNameFits() {
    Pod created = server.api.create(generated("a".repeat(70)));

    assertThat(created.name()).hasSize(63).startsWith("a".repeat(58));
  }

  @Test
  void namespace_carriesItsNameAsALabel() {
    Namespace created = server.namespace("other");

    assertThat(created.metadata().labels()).containsEntry("kubernetes.io/metadata.name", "other");
    assertThat(created.status().get("phase")).contains("Active");
  }

  private static Pod generated(String prefix) {
    Pod pod = TestServer.parse(Pod.TYPE, Manifests.pod("x"));
    return pod.withMetadata(pod.metadata().withName("").withGenerateName(prefix));
  }

  private static long version(ObjectMeta metadata) {
    return Long.parseLong(metadata.resourceVersion());
  }
}
