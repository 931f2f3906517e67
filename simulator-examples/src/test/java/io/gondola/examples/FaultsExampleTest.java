package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A rollout of images that behave in their own ways, while things go wrong. */
class FaultsExampleTest {

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
              - name: web
                image: web:1
                ports: [{containerPort: 80}]
                readinessProbe: {tcpSocket: {port: 80}, periodSeconds: 2}
      """;

  @Test
  void rollout_completesAllTheSame() {
    ClusterConfig config =
        ClusterConfig.DEFAULT
            .withImage(
                "web:1",
                ImageBehavior.WEB_SERVER.readyIn(Distribution.parse("1s..5s").orElseThrow()))
            .withImage("web:2", ImageBehavior.slowStarter(Duration.ofSeconds(30)).ignoringSigterm())
            .withImage("migrate:1", ImageBehavior.job(Duration.ofSeconds(8)));
    Cluster cluster = Cluster.of(config);
    cluster.apply(MANIFEST);
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));

    cluster.setImage("web", "web", "web:2");
    cluster.faults().killContainer("app=web", "web");
    cluster.faults().after(Duration.ofSeconds(5)).crashNode("node-1");
    cluster.faults().failProbes("app=web", "web", Duration.ofSeconds(20));
    cluster.faults().breakPulls("web:2", Duration.ofMinutes(1));
    cluster.faults().restart("kube-controller-manager", Duration.ofSeconds(10));
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(15));

    assertThat(cluster.pods().stream().filter(pod -> !pod.isTerminating()))
        .hasSize(3)
        .allMatch(Pod::isReady)
        .noneMatch(pod -> pod.spec().nodeName().equals("node-1"));
  }
}
