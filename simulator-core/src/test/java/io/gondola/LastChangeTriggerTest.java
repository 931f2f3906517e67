package io.gondola;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The annotation by which Kubernetes measures how long news of pods take to reach the network; the
 * rules are those of its TriggerTimeTracker.
 */
class LastChangeTriggerTest {

  private static final String KEY = "endpoints.kubernetes.io/last-change-trigger-time";

  private final Cluster cluster = Cluster.withNodes(3);

  private Map<String, String> annotations() {
    return cluster.list(EndpointSlice.TYPE, "").get(0).metadata().annotations();
  }

  private void deploy(int replicas) {
    cluster.apply(Services.service("web", ""));
    cluster.apply(Services.deployment("web", replicas));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(2));
    cluster.runFor(ofSeconds(3));
  }

  private static Instant readySince(Pod pod) {
    return pod.status()
        .condition(PodCondition.READY)
        .orElseThrow()
        .lastTransitionTime()
        .truncatedTo(ChronoUnit.SECONDS);
  }

  @Test
  void newService_countsFromItsCreation() {
    cluster.runFor(ofSeconds(7));

    cluster.apply(Services.service("web", ""));
    cluster.runFor(ofSeconds(1));

    Instant created = cluster.get(Service.TYPE, "web").metadata().creationTimestamp();
    assertThat(annotations())
        .containsEntry(KEY, created.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  @Test
  void podThatBecomesReady_countsFromItsTransition() {
    deploy(1);

    Instant ready = readySince(cluster.pods().get(0));
    assertThat(ready).isAfter(cluster.config().start());
    assertThat(annotations()).containsEntry(KEY, ready.toString());
  }

  @Test
  void probeThatFails_isAChangeOfItsOwn() {
    cluster.apply(Services.service("web", ""));
    cluster.apply(
        Services.deployment("web", 2)
            .replace(
                "ports:", "readinessProbe: {periodSeconds: 1, tcpSocket: {port: 8080}}, ports:"));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(2));
    cluster.runFor(ofSeconds(3));
    String before = annotations().get(KEY);

    cluster.faults().failProbes("app=web", "web", ofSeconds(30));
    cluster.runFor(ofSeconds(10));

    Pod unready = cluster.pods().stream().filter(pod -> !pod.isReady()).findFirst().orElseThrow();
    assertThat(annotations())
        .containsEntry(KEY, readySince(unready).toString())
        .doesNotContainEntry(KEY, before);
  }

  /** Kubernetes has no time for labels that change, and so takes the annotation away. */
  @Test
  void podThatLosesItsLabel_clearsTheTime() {
    deploy(2);

    cluster.patch(Pod.TYPE, cluster.pods().get(0).name(), "metadata: {labels: {app: other}}");
    cluster.runFor(ofMillis(20));

    assertThat(cluster.list(EndpointSlice.TYPE, "").get(0).endpoints()).hasSize(1);
    assertThat(annotations()).doesNotContainKey(KEY);
  }
}
