package io.gondola;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Event;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.timeline.Happening.Note;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What faults do to pods, images and schedules; nodes and control plane have tests of their own.
 */
class FaultsTest {

  private final Cluster cluster = Cluster.withNodes(1);

  private void applyPod(String name) {
    cluster.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, labels: {app: web}}
        spec:
          containers:
            - name: web
              image: web:1
              ports: [{containerPort: 80}]
              readinessProbe: {httpGet: {port: 80}, periodSeconds: 1, failureThreshold: 3}
        """
            .formatted(name));
    cluster.runFor(ofSeconds(20));
  }

  @Test
  void faults_sayWhenTheyHappen() {
    Faults faults = Cluster.withNodes(1).faults();

    assertThat(faults).hasToString("Faults[at once]");
    assertThat(faults.after(Duration.ofSeconds(5))).hasToString("Faults[after 5s]");
  }

  @Test
  void killedContainer_isRestarted() {
    applyPod("a");

    cluster.faults().killContainer("a", "web");
    assertThat(pod("a").isReady()).as("the kubelet has not seen it yet").isTrue();
    cluster.runFor(ofMillis(1_300));

    ContainerStatus web = pod("a").status().containerStatuses().get(0);
    assertThat(web.restartCount()).isEqualTo(1);
    assertThat(web.lastState().terminated().exitCode()).isEqualTo(137);
    assertThat(web.lastState().terminated().reason()).isEqualTo("Error");
    assertThat(notes()).containsExactly("pods default/a: container web was killed by hand");
  }

  @Test
  void killedSandbox_comesBackWithAnotherAddress() {
    applyPod("a");
    String address = pod("a").status().podIP();

    cluster.faults().killSandbox("a");
    cluster.runFor(ofSeconds(20));

    assertThat(pod("a").status().podIP()).isNotEmpty().isNotEqualTo(address);
    assertThat(pod("a").isReady()).isTrue();
    assertThat(pod("a").status().containerStatuses().get(0).restartCount()).isEqualTo(1);
  }

  @Test
  void failingProbe_takesThePodOutForAWhile() {
    applyPod("a");

    cluster.faults().failProbes("a", "web", ofSeconds(10));
    cluster.runFor(ofSeconds(2));
    assertThat(pod("a").isReady()).as("three failures are needed").isTrue();
    cluster.runFor(ofSeconds(2));
    assertThat(pod("a").isReady()).isFalse();
    cluster.runFor(ofSeconds(8));

    assertThat(pod("a").isReady()).isTrue();
    assertThat(cluster.events())
        .extracting(Event::message)
        .contains("Readiness probe failed: made to fail by hand");
  }

  @Test
  void slowPull_startsThePodLater() {
    cluster.faults().slowPulls("web:1", ofMinutes(1), ofSeconds(30));

    applyPod("a");
    assertThat(pod("a").status().phase()).isEqualTo("Pending");
    cluster.runFor(ofMinutes(1));

    assertThat(pod("a").isReady()).isTrue();
  }

  @Test
  void brokenPull_isTriedAgainUntilItWorks() {
    cluster.faults().breakPulls("*", ofMinutes(2));

    applyPod("a");
    assertThat(waitingReason("a")).isIn("ErrImagePull", "ImagePullBackOff");
    assertThat(cluster.events())
        .extracting(Event::message)
        .contains(
            "Failed to pull image \"web:1\": rpc error: code = Unavailable desc = failed to pull"
                + " and unpack image \"web:1\": failed to resolve reference \"web:1\": unexpected"
                + " status from HEAD request to the registry: 503 Service Unavailable");
    cluster.runFor(ofMinutes(10));

    assertThat(pod("a").isReady()).isTrue();
  }

  @Test
  void schedule_hitsEachAtItsTime() {
    applyPod("a");

    cluster
        .faults()
        .schedule(
            ImmutableList.of(
                new TimedFault(ofSeconds(5), Fault.killContainer("app=web", "web")),
                new TimedFault(ofSeconds(60), Fault.killContainer("app=web", "web"))));
    cluster.runFor(ofSeconds(30));
    assertThat(pod("a").status().containerStatuses().get(0).restartCount()).isEqualTo(1);
    cluster.runFor(ofSeconds(60));

    assertThat(pod("a").status().containerStatuses().get(0).restartCount()).isEqualTo(2);
  }

  @Test
  void laterFault_waits() {
    applyPod("a");

    cluster.faults().after(ofSeconds(30)).killContainer("a", "web");
    assertThat(cluster.pending())
        .extracting(event -> event.activity().toString())
        .contains("faults: kill container web of pod a");
    cluster.runFor(ofSeconds(29));

    assertThat(notes()).isEmpty();
  }

  @Test
  void laterFaultWithoutTarget_isOnlyNoted() {
    cluster.faults().after(ofSeconds(1)).killContainer("gone", "web");
    cluster.faults().after(ofSeconds(2)).killContainer("app=gone", "web");

    cluster.runFor(ofSeconds(2));

    assertThat(notes())
        .containsExactly(
            ": could not kill container web of pod gone: pods \"gone\" not found",
            ": could not kill container web of pod app=gone: pods \"app=gone\" not found");
  }

  @Test
  void missingTarget_isRefused() {
    applyPod("a");
    Faults faults = cluster.faults();

    assertThatThrownBy(() -> faults.killContainer("b", "web"))
        .isInstanceOf(ApiException.class)
        .hasMessage("pods \"b\" not found");
    assertThatThrownBy(() -> faults.killContainer("a", "log"))
        .hasMessage("container log is not valid for pod a");
    assertThatThrownBy(() -> faults.after(ofSeconds(1)).crashNode("node-9"))
        .hasMessage("nodes \"node-9\" not found");
    assertThatThrownBy(() -> faults.failProbes("a", "web", ofSeconds(-1)))
        .hasMessage("howLong (PT-1S) must not be negative");
    assertThatThrownBy(() -> faults.after(Duration.ofNanos(-1)))
        .hasMessage("wait (PT-0.000000001S) must not be negative");
    assertThatThrownBy(() -> new TimedFault(ofSeconds(-1), Fault.crashNode("node-1")))
        .hasMessage("after (PT-1S) must not be negative");
    assertThat(notes()).isEmpty();
  }

  @Test
  void fault_saysWhatItDoes() {
    assertThat(new TimedFault(ofMillis(1_500), Fault.breakPulls("web:2", ofMinutes(1))))
        .hasToString("+1.5s break the pulls of web:2 for 1m0s");
  }

  private Pod pod(String name) {
    return cluster.get(Pod.TYPE, name);
  }

  private String waitingReason(String pod) {
    return pod(pod).status().containerStatuses().get(0).state().waiting().reason();
  }

  private List<String> notes() {
    return cluster.timeline().entries().stream()
        .filter(entry -> entry.what() instanceof Note)
        .map(entry -> (Note) entry.what())
        .map(note -> note.subject() + ": " + note.text())
        .toList();
  }
}
