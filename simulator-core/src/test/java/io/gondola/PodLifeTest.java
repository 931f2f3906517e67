package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.ContainerState;
import io.gondola.api.core.Event;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.KubeletTimes;
import io.gondola.sim.Distribution;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What scheduler and kubelet make of single pods. Only what images bring along takes time, and the
 * kubelet's look at what became of its pods.
 */
class PodLifeTest {

  private static final ImageBehavior SLOW =
      ImageBehavior.INSTANT
          .withPull(seconds(5))
          .withStart(seconds(2))
          .withReadyAfter(seconds(3))
          .withStop(seconds(4));

  private final ClusterConfig config =
      ClusterConfig.DEFAULT
          .withNodes(1)
          .withLatencies(Latencies.ZERO.withKubelet(KubeletTimes.ZERO.withNotice(seconds(1))))
          .withImage("slow", SLOW)
          .withImage("gone", SLOW.notFound())
          .withImage("mute", SLOW.neverReady());

  private final Cluster cluster = Cluster.of(config);

  @Test
  void pod_pullsStartsAndGetsReady() {
    cluster.apply(
        pod(
            "a",
            "{name: web, image: slow, readinessProbe: {periodSeconds: 1, tcpSocket: {port: 80}}}"));

    cluster.runFor(Duration.ofMillis(6999));
    assertThat(pod("a").status().phase()).isEqualTo("Pending");
    assertThat(waiting("a", 0)).isEqualTo("ContainerCreating");
    assertThat(pod("a").spec().nodeName()).isEqualTo("node-1");
    assertThat(pod("a").status().podIP()).isEqualTo("10.244.1.2");

    cluster.runFor(Duration.ofMillis(1));
    assertThat(pod("a").status().phase()).isEqualTo("Running");
    assertThat(pod("a").isReady()).isFalse();
    assertThat(pod("a").status().condition(PodCondition.READY).orElseThrow().message())
        .isEqualTo("containers with unready status: [web]");

    cluster.runFor(Duration.ofMillis(2999));
    assertThat(pod("a").isReady()).isFalse();
    cluster.runFor(Duration.ofMillis(1));
    assertThat(pod("a").isReady()).isTrue();
  }

  @Test
  void containers_startOneAfterTheOther() {
    cluster.apply(pod("a", "{name: one, image: slow}, {name: two, image: slow}"));

    cluster.runFor(Duration.ofMillis(8999));
    assertThat(pod("a").isReady()).isFalse();
    cluster.runFor(Duration.ofMillis(1));
    assertThat(pod("a").isReady()).as("pulled once, started twice: 5 + 2 + 2 s").isTrue();
  }

  @Test
  void image_isPulledOnceANode() {
    cluster.apply(pod("a", "{name: web, image: 'slow', imagePullPolicy: IfNotPresent}"));
    cluster.runFor(Duration.ofSeconds(3));
    cluster.apply(pod("b", "{name: web, image: 'slow', imagePullPolicy: IfNotPresent}"));
    cluster.runFor(Duration.ofSeconds(4));

    assertThat(pod("a").isReady()).isTrue();
    assertThat(pod("b").isReady()).as("it waited for the same pull").isTrue();

    cluster.apply(pod("c", "{name: web, image: 'slow', imagePullPolicy: IfNotPresent}"));
    cluster.runFor(Duration.ofSeconds(2));
    assertThat(pod("c").isReady()).isTrue();
    assertThat(reasons("c")).doesNotContain("Pulling");
  }

  @Test
  void missingImage_isTriedAgainAndAgain() {
    cluster.apply(pod("a", "{name: web, image: gone}"));
    String error =
        "rpc error: code = NotFound desc = failed to pull and unpack image \"gone\": failed to"
            + " resolve reference \"gone\": gone: not found";

    cluster.runFor(Duration.ofSeconds(5));
    assertThat(waiting("a", 0)).isEqualTo("ErrImagePull");
    assertThat(state("a", 0).waiting().message()).isEqualTo(error);

    cluster.runFor(Duration.ofSeconds(1));
    assertThat(waiting("a", 0)).isEqualTo("ImagePullBackOff");
    assertThat(state("a", 0).waiting().message())
        .isEqualTo("Back-off pulling image \"gone\": ErrImagePull: " + error);

    cluster.runFor(Duration.ofMillis(18_500));
    assertThat(waiting("a", 0))
        .as("a pull of 5 s, 10 s after the failure; the 9 s left of these are stretched")
        .isEqualTo("ErrImagePull");
    assertThat(pod("a").status().phase()).isEqualTo("Pending");
    assertThat(events("a"))
        .extracting(Event::message)
        .contains(
            "Failed to pull image \"gone\": " + error,
            "Error: ErrImagePull",
            "Back-off pulling image \"gone\"",
            "Error: ImagePullBackOff");
  }

  @Test
  void missingImage_holdsUpItsOwnContainerAlone() {
    cluster.apply(pod("a", "{name: bad, image: gone}, {name: good, image: slow}"));

    cluster.runFor(Duration.ofSeconds(13));

    assertThat(waiting("a", 0)).isEqualTo("ImagePullBackOff");
    assertThat(state("a", 1).running()).isNotNull();
    assertThat(pod("a").status().phase())
        .as("no container may wait for its first start")
        .isEqualTo("Pending");
  }

  @Test
  void muteContainer_isReadyOnlyIfNobodyAsks() {
    cluster.apply(
        pod("asked", "{name: web, image: mute, readinessProbe: {tcpSocket: {port: 80}}}"));
    cluster.apply(pod("unasked", "{name: web, image: mute}"));

    cluster.runFor(Duration.ofHours(1));

    assertThat(pod("asked").isReady()).isFalse();
    assertThat(pod("asked").status().phase()).isEqualTo("Running");
    assertThat(pod("unasked").isReady()).isTrue();
  }

  @Test
  void deletedPod_isGoneWhenItsSlowestContainerHasStopped() {
    cluster.apply(pod("a", "{name: one, image: slow}, {name: two, image: slow}"));
    cluster.runFor(Duration.ofSeconds(20));

    cluster.delete(Pod.TYPE, "a");
    cluster.runFor(Duration.ofMillis(3999));
    assertThat(pod("a").isTerminating()).isTrue();
    assertThat(pod("a").isReady()).as("deletion does not touch readiness").isTrue();
    cluster.runFor(Duration.ofMillis(1));

    assertThat(cluster.find(Pod.TYPE, "a")).isEmpty();
    assertThat(events("a"))
        .extracting(Event::message)
        .contains("Stopping container one", "Stopping container two");
  }

  @Test
  void gracePeriod_bringsTheEndForward() {
    cluster.apply(pod("a", "{name: web, image: slow}"));
    cluster.runFor(Duration.ofSeconds(20));

    cluster.delete(Pod.TYPE, "a", new DeleteOptions(2L, null, null));
    cluster.runFor(Duration.ofSeconds(2));

    assertThat(cluster.find(Pod.TYPE, "a")).isEmpty();
  }

  @Test
  void shortenedGrace_bringsTheEndForward() {
    cluster.apply(pod("a", "{name: web, image: slow}"));
    cluster.runFor(Duration.ofSeconds(20));
    cluster.delete(Pod.TYPE, "a");
    cluster.runFor(Duration.ofSeconds(1));

    cluster.delete(Pod.TYPE, "a", new DeleteOptions(2L, null, null));
    cluster.runFor(Duration.ofSeconds(2));

    assertThat(cluster.find(Pod.TYPE, "a")).isEmpty();
  }

  @Test
  void podDeletedWhileItStarts_neverStarts() {
    cluster.apply(pod("a", "{name: web, image: slow}"));
    cluster.runFor(Duration.ofSeconds(6));

    cluster.delete(Pod.TYPE, "a");
    cluster.runFor(Duration.ZERO);

    assertThat(cluster.find(Pod.TYPE, "a")).as("nothing ran, nothing has to stop").isEmpty();
    assertThat(reasons("a")).doesNotContain("Started", "Killing");
  }

  @Test
  void forcedDeletion_freesTheNameAtOnce() {
    cluster.apply(pod("a", "{name: web, image: slow}"));
    cluster.runFor(Duration.ofSeconds(20));

    cluster.delete(Pod.TYPE, "a", DeleteOptions.NOW);
    cluster.apply(pod("a", "{name: web, image: slow}"));
    cluster.runFor(Duration.ofSeconds(2));

    assertThat(pod("a").isReady()).isTrue();
    assertThat(pod("a").status().podIP()).as("not that of the pod before").isEqualTo("10.244.1.3");
  }

  @Test
  void podThatFitsNowhere_isToldSoAndTriedAgainOnceThereIsRoom() {
    Cluster small =
        Cluster.of(
            config.withNodeSize(
                new NodeSize(NodeSize.DEFAULT.cpu(), NodeSize.DEFAULT.memory(), 1)));
    small.apply(pod("a", "{name: web, image: slow}"));
    small.runFor(Duration.ofSeconds(20));
    small.apply(pod("b", "{name: web, image: slow}"));
    small.runFor(Duration.ofSeconds(20));

    String message =
        "0/1 nodes are available: 1 Too many pods. no new claims to deallocate, preemption: 0/1"
            + " nodes are available: 1 No preemption victims found for incoming pod.";
    PodCondition scheduled =
        small.get(Pod.TYPE, "b").status().condition(PodCondition.POD_SCHEDULED).orElseThrow();
    assertThat(scheduled.status()).isEqualTo("False");
    assertThat(scheduled.reason()).isEqualTo("Unschedulable");
    assertThat(scheduled.message()).isEqualTo(message);
    assertThat(small.events())
        .filteredOn(event -> event.reason().equals("FailedScheduling"))
        .extracting(Event::message)
        .containsExactly(message);

    small.delete(Pod.TYPE, "a");
    small.runFor(Duration.ofSeconds(4));
    assertThat(small.get(Pod.TYPE, "b").spec().nodeName()).isEqualTo("node-1");
    assertThat(
            small
                .get(Pod.TYPE, "b")
                .status()
                .condition(PodCondition.POD_SCHEDULED)
                .orElseThrow()
                .isTrue())
        .isTrue();
  }

  @Test
  void cordonedNode_takesNoPodUntilItIsUncordoned() {
    cordon(true);
    cluster.apply(pod("a", "{name: web, image: slow}"));
    cluster.runFor(Duration.ofSeconds(20));
    assertThat(pod("a").spec().nodeName()).isEmpty();

    cordon(false);
    cluster.runFor(Duration.ofSeconds(20));

    assertThat(pod("a").spec().nodeName()).isEqualTo("node-1");
  }

  @Test
  void podThatFitsNowhere_isTriedAgainAfterFiveMinutes() {
    cordon(true);
    cluster.runFor(Duration.ofSeconds(20));
    cluster.apply(pod("a", "{name: web, image: slow}"));

    cluster.runFor(Duration.ofMinutes(11));

    assertThat(events("a")).extracting(Event::count).containsExactly(3);
  }

  @Test
  void podOfAnotherScheduler_isLeftToIt() {
    cluster.apply(
        pod("a", "{name: web, image: slow}").replace("spec: {", "spec: {schedulerName: other, "));

    cluster.runFor(Duration.ofMinutes(1));

    assertThat(pod("a").spec().nodeName()).isEmpty();
    assertThat(cluster.events()).isEmpty();
  }

  @Test
  void gatedPod_isScheduledOnceItsGatesAreGone() {
    cluster.apply(
        pod("a", "{name: web, image: slow}")
            .replace("spec: {", "spec: {schedulingGates: [{name: a.io/b}], "));
    cluster.runFor(Duration.ofMinutes(1));
    assertThat(pod("a").spec().nodeName()).isEmpty();

    cluster.patch(Pod.TYPE, "a", "spec: {schedulingGates: null}");
    cluster.runFor(Duration.ZERO);

    assertThat(pod("a").spec().nodeName()).isEqualTo("node-1");
  }

  private void cordon(boolean cordoned) {
    cluster.patch(
        Node.TYPE, "node-1", node -> node.withSpec(node.spec().withUnschedulable(cordoned)));
  }

  private Pod pod(String name) {
    return cluster.get(Pod.TYPE, name);
  }

  private ContainerState state(String pod, int container) {
    return pod(pod).status().containerStatuses().get(container).state();
  }

  private String waiting(String pod, int container) {
    return state(pod, container).waiting().reason();
  }

  private List<Event> events(String pod) {
    return cluster.events().stream()
        .filter(event -> event.involvedObject().name().equals(pod))
        .toList();
  }

  private List<String> reasons(String pod) {
    return events(pod).stream().map(Event::reason).toList();
  }

  private static String pod(String name, String containers) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, labels: {app: web}}
        spec: {containers: [%s]}
        """
        .formatted(name, containers);
  }

  private static Distribution seconds(long value) {
    return Distribution.fixed(Duration.ofSeconds(value));
  }
}
