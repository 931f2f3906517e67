package io.gondola.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import io.gondola.api.core.Pod;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a class types first: each command there is does something and says so. */
class EveryCommandTest {

  private static final String EXTRAS =
      """
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: web}
      spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: web}
      spec:
        {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 4}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get pods",
        "get rs",
        "get deploy",
        "get svc",
        "get endpoints",
        "get endpointslices",
        "get nodes",
        "get events",
        "get hpa",
        "get pdb",
        "get ns",
        "get all",
        "get pods -o wide",
        "get deploy web -o yaml",
        "get deploy web -o json",
        "get pods -o name",
        "get pods -o jsonpath='{.items[*].metadata.name}'",
        "get pods -l app=web --show-labels",
        "get pods -w --request-timeout=1s",
        "get pods -A",
        "get pods --sort-by=.metadata.creationTimestamp",
        "describe deploy web",
        "describe rs",
        "describe pod POD",
        "describe svc web",
        "describe node node-1",
        "describe hpa web",
        "describe pdb web",
        "create deployment shop --image=shop:1",
        "create namespace tour",
        "delete svc web",
        "scale deploy web --replicas=2",
        "set image deploy/web web=web:2",
        "rollout status deploy/web",
        "rollout history deploy/web",
        "rollout pause deploy/web",
        "rollout restart deploy/web",
        "label pod POD hat=red",
        "annotate pod POD note=hello",
        "patch deploy web -p '{\"spec\":{\"replicas\":2}}'",
        "expose deploy web --name=web2",
        "autoscale deploy web --name=web2 --max=5",
        "drain node-1",
        "cordon node-1",
        "uncordon node-1",
        "taint nodes node-1 weather=bad:NoSchedule",
        "top pods",
        "top nodes",
        "logs POD --tail=5",
        "explain deploy.spec.replicas",
        "wait deploy/web --for=condition=Available",
        "get --help",
      })
  void command_isUnderstood(String command) {
    Cluster cluster = cluster();
    String pod = cluster.list(Pod.TYPE, "app=web").get(0).name();

    Kubectl.Result result = Kubectl.on(cluster).execute(command.replace("POD", pod));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(command.startsWith("logs") || !result.out().isEmpty()).as(result.text()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "set image deploy/web web=web:2, rollout undo deploy/web, deployment.apps/web rolled back",
    "rollout pause deploy/web, rollout resume deploy/web, deployment.apps/web resumed",
    "cordon node-1, uncordon node-1, node/node-1 uncordoned",
  })
  void command_takesBackAnother(String first, String command, String said) {
    Cluster cluster = cluster();
    Kubectl kubectl = Kubectl.on(cluster);
    kubectl.run(first);
    cluster.runFor(Duration.ofSeconds(1));

    assertThat(kubectl.run(command)).isEqualTo(said + "\n");
  }

  private static Cluster cluster() {
    Cluster cluster = WebCluster.settled();
    cluster.apply(EXTRAS);
    cluster.runFor(Duration.ofSeconds(40));
    return cluster;
  }
}
