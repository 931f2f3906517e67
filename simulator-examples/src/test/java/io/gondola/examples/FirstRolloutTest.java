package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.ConditionNotReachedException;
import io.gondola.report.RolloutHistory;
import io.gondola.report.RolloutSummary;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A first test of a manifest, to copy. The README shows its first method. */
class FirstRolloutTest {

  private static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - name: nginx
              image: nginx:1.26
              ports: [{containerPort: 80}]
              readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 2}
              resources: {requests: {cpu: 500m}}
      """;

  @Test
  void web_rollsOutWithAllPodsAvailable() {
    Cluster cluster = Cluster.withNodes(3);
    cluster.apply(MANIFEST);
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));

    cluster.setImage("web", "nginx", "nginx:1.27");
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));

    RolloutHistory history = RolloutHistory.of(cluster.timeline(), cluster.deployment("web").key());
    assertThat(RolloutSummary.of(history.latestRollout()).lowestAvailable()).isEqualTo(3);
  }

  @Test
  void tooLargeRequest_isExplained() {
    Cluster cluster = Cluster.withNodes(3);
    cluster.apply(MANIFEST.replace("500m", "500"));

    assertThatThrownBy(
            () -> cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5)))
        .isInstanceOf(ConditionNotReachedException.class)
        .hasMessageContaining("but was    3 of 3 updated, 0 available, 3 in all")
        .hasMessageContaining("Unschedulable, 0/3 nodes are available: 3 Insufficient cpu.")
        .hasMessageEndingWith("replay     seed 1");
  }
}
