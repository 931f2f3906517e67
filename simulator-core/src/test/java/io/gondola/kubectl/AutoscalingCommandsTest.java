package io.gondola.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.PodLoad;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What there is about load: {@code autoscale}, {@code top}, and the tables they fill. */
class AutoscalingCommandsTest {

  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata:
            labels: {app: web}
            annotations: {gondola.io/memory: 48Mi, gondola.io/cpu: 10m}
          spec:
            containers:
            - {name: web, image: "web:1", resources: {requests: {cpu: 100m}}}
            - {name: log, image: "log:1", resources: {requests: {cpu: 100m}}}
      """;

  private final Cluster cluster =
      Cluster.of(ClusterConfig.DEFAULT.withNodes(1).withPodLoad(PodLoad.shared(now -> 120)));

  private final Kubectl kubectl = Kubectl.on(cluster);

  @BeforeEach
  void comesUp() {
    cluster.apply(WEB);
  }

  @Test
  void autoscale_makesAnAutoscalerThatGetShows() {
    assertThat(kubectl.run("autoscale deploy web --min=2 --max=5 --cpu-percent=80"))
        .isEqualTo("horizontalpodautoscaler.autoscaling/web autoscaled\n");
    assertThat(kubectl.run("get hpa"))
        .isEqualTo(
            """
            NAME   REFERENCE        TARGETS              MINPODS   MAXPODS   REPLICAS   AGE
            web    Deployment/web   cpu: <unknown>/80%   2         5         0          0s
            """);

    cluster.runFor(Duration.ofMinutes(1));

    assertThat(kubectl.run("get hpa web --no-headers"))
        .isEqualTo("web   Deployment/web   cpu: 40%/80%   2     5     2     60s\n");
  }

  @Test
  void autoscale_takesDefaults() {
    kubectl.run("autoscale deploy web --max=5 --name=shop");

    HorizontalPodAutoscaler made = cluster.get(HorizontalPodAutoscaler.TYPE, "shop");
    assertThat(made.spec().minReplicas()).isEqualTo(1);
    assertThat(kubectl.run("get hpa shop --no-headers")).contains("cpu: <unknown>/80%");
    assertThat(kubectl.run("autoscale deploy web --max=5 --name=shop"))
        .isEqualTo(
            "Error from server (AlreadyExists): horizontalpodautoscalers.autoscaling \"shop\""
                + " already exists\n");
  }

  @Test
  void describe_showsMetricsConditionsAndBehaviour() {
    cluster.apply(
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 2
          maxReplicas: 5
          metrics:
          - {type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 90m}}}
          behavior:
            scaleUp: {policies: [{type: Pods, value: 1, periodSeconds: 15}]}
        """);
    cluster.runFor(Duration.ofMinutes(1));

    assertThat(kubectl.run("describe hpa web"))
        .startsWith(
            """
            Name:                    web
            Namespace:               default
            Labels:                  <none>
            """)
        .contains(
            """
            Reference:               Deployment/web
            Metrics:                 ( current / target )
              resource cpu on pods:  80m / 90m
            Min replicas:            2
            Max replicas:            5
            Behavior:
              Scale Up:
            """)
        .contains("      - Type: Pods  Value: 1  Period: 15 seconds\n")
        .contains(
            "Deployment pods:       2 current / 2 desired\nConditions:\n  Type            Status")
        .contains("  ScalingActive   True    ValidMetricFound ");
  }

  @Test
  void topPods_showsWhatTheMetricsServerSaw() {
    cluster.runFor(Duration.ofSeconds(1));
    assertThat(kubectl.run("top pods")).isEqualTo("error: metrics not available yet\n");

    cluster.runFor(Duration.ofMinutes(1));

    assertThat(kubectl.run("top pods").replaceAll("web-\\S+", "POD"))
        .isEqualTo(
            "NAME                   CPU(cores)   MEMORY(bytes)   \n"
                + "POD   80m          96Mi            \n".repeat(2));
    assertThat(kubectl.run("top pod --containers --no-headers -l app=web -n default").lines())
        .hasSize(4)
        .first()
        .asString()
        .matches("web-\\S+ +log +10m +48Mi +");
    assertThat(kubectl.run("top pods -A --sort-by=cpu --no-headers")).startsWith("default   web-");
    assertThat(kubectl.run("top pods -l app=x"))
        .isEqualTo("No resources found in default namespace.\n");
  }

  @Test
  void topNodes_addsUpWhatPodsUse() {
    cluster.runFor(Duration.ofMinutes(1));

    assertThat(kubectl.run("top nodes").replaceAll("\\d+% +\n", "N%\n"))
        .startsWith("NAME     CPU(cores)   CPU(%)   MEMORY(bytes)   MEMORY(%)   \nnode-1   160m ")
        .contains(" 192Mi ");
  }

  @Test
  void budgets_areDescribed() {
    cluster.apply(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
        """);
    cluster.runFor(Duration.ofMinutes(1));

    assertThat(kubectl.run("describe pdb web"))
        .startsWith(
            """
            Name:           web
            Namespace:      default
            Min available:  1
            Selector:       app=web
            Status:
                Allowed disruptions:  1
                Current:              2
                Desired:              1
                Total:                2
            Events:
            """);
  }
}
