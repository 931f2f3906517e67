package io.gondola.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.api.apps.Deployment;
import io.gondola.kubectl.Kubectl.Result;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands that let time pass until they are done. */
class WaitingCommandsTest {

  private final Cluster cluster = WebCluster.settled();
  private final Kubectl kubectl = Kubectl.on(cluster);

  @Test
  void rolloutStatus_tellsEachWriteUntilTheEnd() {
    kubectl.run("set image deploy/web web=web:2");

    Result result = kubectl.execute("rollout status deploy/web");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .startsWith("Waiting for deployment spec update to be observed...")
        .contains(
            "Waiting for deployment \"web\" rollout to finish: 1 out of 3 new replicas have been"
                + " updated...",
            "Waiting for deployment \"web\" rollout to finish: 1 old replicas are pending"
                + " termination...")
        .endsWith("deployment \"web\" successfully rolled out");
  }

  @Test
  void rolloutStatus_givesUpAfterItsTimeout() {
    kubectl.run("rollout pause deploy/web");
    kubectl.run("set image deploy/web web=web:2");
    Instant before = cluster.now();

    Result result = kubectl.execute("rollout status deploy/web --timeout=1m30s");

    assertThat(result.err()).isEqualTo("error: timed out waiting for the condition\n");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(cluster.now()).isEqualTo(before.plus(Duration.ofSeconds(90)));
  }

  @Test
  void rolloutStatus_looksOnceIfItMustNotWatch() {
    kubectl.run("set image deploy/web web=web:2");
    Instant before = cluster.now();

    assertThat(kubectl.run("rollout status deploy/web --watch=false"))
        .isEqualTo("Waiting for deployment spec update to be observed...\n");
    assertThat(cluster.now()).isEqualTo(before);
  }

  @Test
  void rolloutStatus_failsAtTheProgressDeadline() {
    Cluster stuck =
        Cluster.of(ClusterConfig.DEFAULT.withImage("web:1", ImageBehavior.INSTANT.notFound()));
    stuck.apply(
        WebCluster.MANIFEST.replace("replicas: 3", "replicas: 1\n  progressDeadlineSeconds: 10"));

    Result result = Kubectl.on(stuck).execute("rollout status deploy/web");

    assertThat(result.err())
        .isEqualTo("error: deployment \"web\" exceeded its progress deadline\n");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void rolloutStatus_endsWithItsDeployment() {
    kubectl.run("rollout pause deploy/web");
    kubectl.run("set image deploy/web web=web:2");
    cluster
        .apiServer()
        .simulation()
        .schedule(
            Duration.ofSeconds(3),
            new Activity("somebody", "delete", "web"),
            () -> cluster.delete(Deployment.TYPE, "web"));

    Result result = kubectl.execute("rollout status deploy/web");

    assertThat(result.err()).isEqualTo("error: object has been deleted\n");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void wait_endsWhenTheConditionHolds() {
    kubectl.run("scale deploy web --replicas=6");
    cluster.runFor(Duration.ofMillis(100));

    assertThat(kubectl.run("wait deploy/web --for=jsonpath='{.status.availableReplicas}'=6"))
        .isEqualTo("deployment.apps/web condition met\n");
    assertThat(kubectl.run("wait pods -l app=web --for=condition=ready --timeout=1m").lines())
        .hasSize(6)
        .allSatisfy(line -> assertThat(line).matches("pod/web-\\S+ condition met"));
  }

  @Test
  void wait_seesWhatGoes() {
    String pod = cluster.pods().get(0).name();
    kubectl.run("delete pod " + pod);

    assertThat(kubectl.run("wait pod/%s --for=delete --timeout=2m".formatted(pod)))
        .isEqualTo("pod/%s deleted\n".formatted(pod));
  }

  @Test
  void wait_givesUp() {
    Instant before = cluster.now();

    assertThat(kubectl.run("wait deploy/web --for=delete"))
        .isEqualTo("error: timed out waiting for the condition on deployments/web\n");
    assertThat(cluster.now()).isEqualTo(before.plus(Duration.ofSeconds(30)));
  }

  @Test
  void drain_emptiesANode() {
    Result result = kubectl.execute("drain node-1");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("node/node-1 cordoned\n")
        .endsWith(" evicted\nnode/node-1 drained\n");
    assertThat(result.err()).startsWith("evicting pod default/web-");
    assertThat(cluster.pods()).noneMatch(pod -> pod.spec().nodeName().equals("node-1"));
  }

  @Test
  void drain_givesUpAfterItsTimeout() {
    cluster.apply(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec: {minAvailable: 3, selector: {matchLabels: {app: web}}}
        """);
    cluster.runFor(Duration.ofSeconds(2));

    Result result = kubectl.execute("drain node-1 --timeout=12s");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("(will retry after 5s): Cannot evict pod as it would violate")
        .endsWith("error: drain did not complete within 12s\n");
    assertThat(kubectl.run("get pdb"))
        .startsWith("NAME   MIN AVAILABLE   MAX UNAVAILABLE   ALLOWED DISRUPTIONS   AGE\n")
        .contains("web    3               N/A               0 ");
  }

  @Test
  void logs_showWhatContainersWrote() {
    List<String> lines = kubectl.run("logs deploy/web").lines().toList();

    assertThat(lines).last().asString().startsWith("Found 3 pods, using pod/web-");
    assertThat(kubectl.run("logs deploy/web -c log")).contains("error: container log is not valid");
  }
}
