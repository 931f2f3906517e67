package io.gondola.kubectl;

import io.gondola.Cluster;
import io.gondola.Condition;
import java.time.Duration;

/** A cluster in which a Deployment {@code web} of three pods with a Service has settled. */
final class WebCluster {

  static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, labels: {app: web}}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - {name: web, image: "web:1", ports: [{containerPort: 80}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80}]}
      """;

  private WebCluster() {}

  static Cluster settled() {
    Cluster cluster = Cluster.withNodes(2);
    cluster.apply(MANIFEST);
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(1));
    cluster.runFor(Duration.ofSeconds(5));
    return cluster;
  }
}
