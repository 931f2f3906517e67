package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import io.gondola.Condition;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The README's example of time travel. */
class TimeTravelExampleTest {

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
          spec: {containers: [{name: web, image: "web:1"}]}
      """;

  @Test
  void pastAndOtherFuture_areClustersOfTheirOwn() {
    Cluster cluster = Cluster.withNodes(3);
    cluster.apply(MANIFEST);
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));
    cluster.setImage("web", "web", "web:2");
    cluster.runFor(Duration.ofSeconds(10));

    Cluster before = cluster.at(Duration.ofSeconds(3));
    Cluster whatIf = cluster.fork();
    whatIf.undo("web");
    whatIf.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));

    assertThat(before.deployment("web").status().availableReplicas()).isZero();
    assertThat(whatIf.deployment("web").spec().template().spec().containers().get(0).image())
        .isEqualTo("web:1");
    assertThat(cluster.deployment("web").spec().template().spec().containers().get(0).image())
        .isEqualTo("web:2");
  }
}
