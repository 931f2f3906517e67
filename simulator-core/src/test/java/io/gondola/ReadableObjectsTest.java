package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Secret;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.policy.PodDisruptionBudget;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is printed in a shell or by a failed assertion fits a line and says what matters. */
class ReadableObjectsTest {

  private final Cluster cluster = Cluster.withNodes(1);

  @Test
  void workloads_sayHowFarTheyAre() {
    settle();

    assertThat(cluster).hasToString("Cluster[1 nodes, seed 1, +1m0s]");
    assertThat(cluster.deployment("web"))
        .hasToString("Deployment[default/web, 2/2 ready, 2 updated, 2 available]");
    assertThat(cluster.list(ReplicaSet.TYPE, "").get(0).toString())
        .matches("ReplicaSet\\[default/web-\\w+, 2/2 ready]");
    assertThat(cluster.pods().get(0).toString())
        .matches("Pod\\[default/web-\\w+-\\w+, Running, 1/1 ready, node-1]");
  }

  @Test
  void podOnItsWay_saysSo() {
    settle();
    cluster.cordon("node-1");
    cluster.delete(Pod.TYPE, cluster.pods().get(0).name());
    cluster.runFor(Duration.ofMillis(100));

    assertThat(cluster.pods())
        .extracting(Pod::toString)
        .anyMatch(text -> text.endsWith(", Running, 1/1 ready, node-1, leaving]"))
        .anyMatch(text -> text.endsWith(", Pending, 0/1 ready, no node yet]"));
    assertThat(cluster.get(Node.TYPE, "node-1")).hasToString("Node[node-1, unschedulable]");
  }

  @Test
  void otherObjects_sayWhatMatters() {
    settle();

    assertThat(cluster.get(Service.TYPE, "web").toString())
        .matches("Service\\[default/web, ClusterIP [0-9.]+, \\{app=web}]");
    assertThat(cluster.list(EndpointSlice.TYPE, "").get(0).toString())
        .matches("EndpointSlice\\[default/web-\\w+, 2/2 ready]");
    assertThat(cluster.get(PodDisruptionBudget.TYPE, "web"))
        .hasToString("PodDisruptionBudget[default/web, 1 may go]");
    assertThat(cluster.get(HorizontalPodAutoscaler.TYPE, "web").toString())
        .startsWith("HorizontalPodAutoscaler[default/web, wants ")
        .endsWith(", at most 3]");
    assertThat(cluster.get(Namespace.TYPE, "default")).hasToString("Namespace[default]");
    assertThat(cluster.get(ConfigMap.TYPE, "c")).hasToString("ConfigMap[default/c, [color]]");
    assertThat(cluster.get(Secret.TYPE, "s")).hasToString("Secret[default/s, [key]]");
  }

  @Test
  void whatHappened_isALine() {
    settle();

    assertThat(cluster.timeline().toString()).matches("Timeline\\[\\d+ entries, up to \\+1m0s]");
    assertThat(cluster.timeline().entry(1).toString()).startsWith("#1 namespace ");
    assertThat(cluster.events().toString())
        .contains("Event[Deployment/web, ScalingReplicaSet: Scaled up replica set web-");
    assertThat(cluster.apiServer()).hasToString("ApiServer[2 pods]");
  }

  private void settle() {
    cluster.apply(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "web:1", resources: {requests: {cpu: 1m}}}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {selector: {app: web}, ports: [{port: 80}]}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 2
          maxReplicas: 3
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: c}
        data: {color: red}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: s}
        stringData: {key: value}
        """);
    cluster.runFor(Duration.ofMinutes(1));
  }
}
