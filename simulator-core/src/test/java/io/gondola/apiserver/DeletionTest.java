package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodStatus;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.DeleteOptions.Propagation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deletions as the API server alone sees them: without garbage collector and kubelet. */
class DeletionTest {

  private final TestServer server = new TestServer();

  @Test
  void object_withoutGraceGoesAtOnceAndIsNeverMarked() {
    Deployment created = server.create(Deployment.TYPE, Manifests.DEPLOYMENT);
    List<WatchEvent<Deployment>> events = server.watch(Deployment.TYPE);

    delete(Deployment.TYPE, DeleteOptions.DEFAULT);

    assertThat(server.api.find(Deployment.TYPE, created.key())).isEmpty();
    assertThat(events).hasSize(1);
    assertThat(events.get(0).after()).isNull();
    assertThat(events.get(0).object())
        .as("the last state, under the version of the deletion")
        .isEqualTo(created.withMetadata(created.metadata().withResourceVersion("3")));
  }

  @Test
  void pod_getsItsOwnGrace() {
    server.create(Pod.TYPE, scheduled("terminationGracePeriodSeconds: 45,"));
    server.runFor(Duration.ofMillis(2500));

    delete(Pod.TYPE, DeleteOptions.DEFAULT);

    assertThat(metadata().deletionTimestamp()).isEqualTo(TestServer.START.plusSeconds(2 + 45));
    assertThat(metadata().deletionGracePeriodSeconds()).isEqualTo(45);
    assertThat(metadata().generation()).isEqualTo(2);
  }

  @Test
  void pod_getsTheGraceOfTheRequest() {
    server.create(Pod.TYPE, scheduled(""));

    delete(Pod.TYPE, grace(5));

    assertThat(metadata().deletionGracePeriodSeconds()).isEqualTo(5);
  }

  @Test
  void pod_withNegativeGraceGetsOneSecond() {
    server.create(Pod.TYPE, scheduled("terminationGracePeriodSeconds: -3,"));

    delete(Pod.TYPE, DeleteOptions.DEFAULT);

    assertThat(metadata().deletionGracePeriodSeconds()).isEqualTo(1);
  }

  @Test
  void pod_withoutNodeGoesAtOnce() {
    server.create(Pod.TYPE, Manifests.pod("web"));

    delete(Pod.TYPE, DeleteOptions.DEFAULT);

    assertThat(server.names(Pod.TYPE)).isEmpty();
  }

  @Test
  void pod_thatHasEndedGoesAtOnce() {
    Pod created = server.create(Pod.TYPE, scheduled(""));
    server.api.updateStatus(created.withStatus(created.status().withPhase(PodStatus.FAILED)));

    delete(Pod.TYPE, DeleteOptions.DEFAULT);

    assertThat(server.names(Pod.TYPE)).isEmpty();
  }

  @Test
  void secondDeletion_withoutTimeChangesNothing() {
    server.create(Pod.TYPE, scheduled("terminationGracePeriodSeconds: 10,"));
    delete(Pod.TYPE, grace(60));
    ObjectMeta before = metadata();

    delete(Pod.TYPE, DeleteOptions.DEFAULT.withPropagation(Propagation.FOREGROUND));

    assertThat(metadata()).isEqualTo(before);
  }

  @Test
  void secondDeletion_cannotLengthen() {
    server.create(Pod.TYPE, scheduled(""));
    delete(Pod.TYPE, grace(10));
    ObjectMeta before = metadata();

    delete(Pod.TYPE, grace(10));
    delete(Pod.TYPE, grace(100));

    assertThat(metadata()).isEqualTo(before);
  }

  @Test
  void secondDeletion_shortensFromTheFirst() {
    server.create(Pod.TYPE, scheduled(""));
    delete(Pod.TYPE, grace(60));
    server.runFor(Duration.ofSeconds(5));

    delete(Pod.TYPE, grace(20));

    assertThat(metadata().deletionTimestamp()).isEqualTo(TestServer.START.plusSeconds(20));
    assertThat(metadata().deletionGracePeriodSeconds()).isEqualTo(20);
    assertThat(metadata().generation()).as("bumped once only").isEqualTo(2);
  }

  @Test
  void secondDeletion_neverEndsInThePast() {
    server.create(Pod.TYPE, scheduled(""));
    delete(Pod.TYPE, grace(60));
    server.runFor(Duration.ofSeconds(30));

    delete(Pod.TYPE, grace(10));

    assertThat(metadata().deletionTimestamp()).isEqualTo(TestServer.START.plusSeconds(30));
    assertThat(metadata().deletionGracePeriodSeconds()).isEqualTo(1);
  }

  @Test
  void deletionByForce_removesAtOnce() {
    server.create(Pod.TYPE, scheduled(""));
    delete(Pod.TYPE, DeleteOptions.DEFAULT);

    delete(Pod.TYPE, DeleteOptions.NOW);

    assertThat(server.names(Pod.TYPE)).isEmpty();
  }

  @Test
  void finalizer_holdsUntilItIsDropped() {
    server.create(
        ConfigMap.TYPE,
        Manifests.configMap("web").replace("name: web", "name: web, finalizers: [a.io/b, a.io/c]"));
    List<WatchEvent<ConfigMap>> events = server.watch(ConfigMap.TYPE);

    delete(ConfigMap.TYPE, DeleteOptions.DEFAULT);
    delete(ConfigMap.TYPE, DeleteOptions.DEFAULT);
    finalizers(ImmutableList.of("a.io/c"));
    finalizers(ImmutableList.of());

    assertThat(events).as("marked, one finalizer less, gone").hasSize(3);
    ObjectMeta marked = events.get(0).object().metadata();
    assertThat(marked.deletionTimestamp()).isEqualTo(TestServer.START);
    assertThat(marked.deletionGracePeriodSeconds()).isZero();
    assertThat(marked.generation()).isZero();
    assertThat(events.get(2).after()).isNull();
    assertThat(events.get(2).object().metadata().finalizers()).isEmpty();
    assertThat(server.names(ConfigMap.TYPE)).isEmpty();
  }

  @Test
  void finalizer_bumpsTheGenerationWhereThatIsCounted() {
    server.create(Deployment.TYPE, Manifests.DEPLOYMENT);

    delete(Deployment.TYPE, DeleteOptions.DEFAULT.withPropagation(Propagation.FOREGROUND));

    ObjectMeta marked = server.api.get(Deployment.TYPE, TestServer.key("web")).metadata();
    assertThat(marked.finalizers()).containsExactly("foregroundDeletion");
    assertThat(marked.generation()).isEqualTo(2);
  }

  @Test
  void explicitPolicy_outweighsTheFinalizerOfAnother() {
    server.create(Deployment.TYPE, Manifests.DEPLOYMENT);
    delete(Deployment.TYPE, DeleteOptions.DEFAULT.withPropagation(Propagation.FOREGROUND));

    delete(Deployment.TYPE, DeleteOptions.DEFAULT.withPropagation(Propagation.BACKGROUND));

    assertThat(server.names(Deployment.TYPE)).isEmpty();
  }

  @Test
  void pod_withFinalizerOutlivesItsGrace() {
    server.create(Pod.TYPE, scheduled("").replace("labels:", "finalizers: [a.io/b], labels:"));

    delete(Pod.TYPE, DeleteOptions.NOW);

    assertThat(metadata().deletionTimestamp()).isEqualTo(TestServer.START);
    assertThat(metadata().deletionGracePeriodSeconds()).isZero();
  }

  @Test
  void negativeGrace_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> grace(-1))
        .withMessage("gracePeriodSeconds (-1) must not be negative");
  }

  private void finalizers(ImmutableList<String> finalizers) {
    server.api.patch(
        ConfigMap.TYPE,
        TestServer.key("web"),
        live -> live.withMetadata(live.metadata().withFinalizers(finalizers)));
  }

  private void delete(ResourceType<?> type, DeleteOptions options) {
    server.api.delete(type, TestServer.key("web"), options);
  }

  private static DeleteOptions grace(long seconds) {
    return new DeleteOptions(seconds, null, null);
  }

  private ObjectMeta metadata() {
    return server.api.get(Pod.TYPE, TestServer.key("web")).metadata();
  }

  private static String scheduled(String extra) {
    return Manifests.pod("web", "nodeName: node-1, " + extra);
  }
}
