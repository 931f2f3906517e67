package io.gondola.kubectl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.Cluster;
import io.gondola.api.core.Pod;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GetCommandTest {

  private final Cluster cluster = WebCluster.settled();
  private final Kubectl kubectl = Kubectl.on(cluster);

  @Test
  void shortNamesAndLongOnes_meanTheSame() {
    String table = kubectl.run("get deploy");

    assertThat(table).startsWith("NAME   READY   UP-TO-DATE   AVAILABLE   AGE\nweb    3/3     3");
    assertThat(List.of("deployments", "deployment", "Deployments.apps", "deploy/web", "deploy web"))
        .allSatisfy(words -> assertThat(kubectl.run("kubectl get " + words)).isEqualTo(table));
  }

  @Test
  void severalKinds_comeAsTablesOfTheirOwn() {
    assertThat(kubectl.run("get deploy,svc").lines())
        .anySatisfy(line -> assertThat(line).startsWith("deployment.apps/web   3/3 "))
        .anySatisfy(line -> assertThat(line).startsWith("service/web   ClusterIP "))
        .containsOnlyOnce("");
  }

  @Test
  void missingNames_areToldOneByOneAfterTheOthers() {
    Kubectl.Result result = kubectl.execute("get deploy web x y");

    assertThat(result.out()).contains("web    3/3");
    assertThat(result.err())
        .isEqualTo(
            """
            Error from server (NotFound): deployments.apps "x" not found
            Error from server (NotFound): deployments.apps "y" not found
            """);
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void nothing_isSaidSoWithoutFailing() {
    assertThat(kubectl.execute("get pods -l app=none"))
        .isEqualTo(new Kubectl.Result("", "No resources found in default namespace.\n", 0));
    assertThat(kubectl.execute("get pods -A -l app=none"))
        .isEqualTo(new Kubectl.Result("", "No resources found\n", 0));
  }

  @Test
  void allNamespaces_areShown() {
    assertThat(kubectl.run("get deploy -A --no-headers")).startsWith("default   web   3/3 ");
  }

  @Test
  void labels_areColumns() {
    assertThat(kubectl.run("get deploy --show-labels")).contains("LABELS\n").contains(" app=web\n");
    assertThat(kubectl.run("get deploy -L app,example.com/tier")).contains("AGE   APP   TIER\n");
  }

  @Test
  void names_areOneALine() {
    assertThat(kubectl.run("get deploy,svc -o name"))
        .isEqualTo("deployment.apps/web\nservice/web\n");
  }

  @Test
  void yamlAndJson_showTheWholeObject() {
    assertThat(kubectl.run("get deploy web -o yaml"))
        .startsWith("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n")
        .contains("\n  replicas: 3\n");
    assertThat(kubectl.run("get deploy web -ojson"))
        .startsWith("{\n    \"apiVersion\": \"apps/v1\",\n    \"kind\": \"Deployment\",\n")
        .contains("\n        \"replicas\": 3,\n")
        .endsWith("\n}\n");
    assertThat(kubectl.run("get deploy -o yaml"))
        .startsWith("apiVersion: v1\nitems:\n- apiVersion: apps/v1\n")
        .endsWith("kind: List\nmetadata:\n  resourceVersion: \"\"\n");
  }

  @Test
  void jsonPath_picksValues() {
    assertThat(kubectl.run("get pods -o jsonpath='{.items[*].spec.containers[0].image}'"))
        .isEqualTo("web:1 web:1 web:1");
    assertThat(kubectl.run("get deploy web -o jsonpath={.spec.replicas}")).isEqualTo("3");
  }

  @Test
  void sortBy_ordersRows() {
    cluster.scale("web", 4);
    cluster.runFor(Duration.ofSeconds(5));

    List<String> names =
        kubectl
            .run("get pods --no-headers --sort-by=.metadata.creationTimestamp")
            .lines()
            .map(line -> line.replaceAll(" .*", ""))
            .toList();

    Pod youngest = cluster.get(Pod.TYPE, names.get(3));
    assertThat(cluster.pods())
        .allSatisfy(
            pod ->
                assertThat(pod.metadata().creationTimestamp())
                    .isBeforeOrEqualTo(youngest.metadata().creationTimestamp()));
    assertThat(names).hasSize(4);
  }

  @Test
  void fieldSelector_choosesByNode() {
    String onNode = "get pods -o wide --no-headers --field-selector spec.nodeName=node-1";

    assertThat(kubectl.run(onNode).lines())
        .hasSizeBetween(1, 2)
        .allSatisfy(line -> assertThat(line).contains(" node-1 "));
    assertThat(kubectl.run("get pods --field-selector spec.color=red"))
        .isEqualTo(
            "Error from server (BadRequest): Unable to find \"/v1, Resource=pods\" that match label"
                + " selector \"\", field selector \"spec.color=red\": field label not supported:"
                + " spec.color\n");
  }

  @Test
  void endpoints_areDrawnFromSlices() {
    Kubectl.Result result = kubectl.execute("get endpoints");

    assertThat(result.out()).containsPattern("web    [0-9.]+:80,[0-9.]+:80,[0-9.]+:80   ");
    assertThat(result.err()).startsWith("Warning: v1 Endpoints is deprecated in v1.33+");
    assertThat(kubectl.run("get ep web -o yaml")).contains("get endpointslices instead");
  }

  @Test
  void otherKinds_haveTheirTables() {
    assertThat(kubectl.run("get nodes")).contains("node-1   Ready    <none>   ");
    assertThat(kubectl.run("get ns")).contains("kube-system       Active   ");
    assertThat(kubectl.run("get events")).contains("ScalingReplicaSet   deployment/web ");
    assertThat(kubectl.run("get all")).contains("pod/web-").contains("replicaset.apps/web-");
  }

  @Test
  void wideEvents_nameComponentAndHost() {
    assertThat(kubectl.run("get events -o wide --field-selector reason=Pulling"))
        .startsWith("LAST SEEN   TYPE     REASON    OBJECT ")
        .containsPattern("   kubelet, node-\\d   Pulling image");
  }

  @Test
  void watch_givesARowForEachChange() {
    Watch watch = kubectl.watch("get deploy");
    String first = watch.rows();

    cluster.scale("web", 4);
    cluster.runFor(Duration.ofSeconds(30));

    assertThat(first.lines()).hasSize(2);
    assertThat(watch.rows().lines())
        .hasSizeGreaterThanOrEqualTo(3)
        .first()
        .asString()
        .startsWith("web    3/4     3            3           ");
    assertThat(watch.rows()).isEmpty();
  }

  @Test
  void watchOfSeveralKinds_isRefused() {
    assertThatThrownBy(() -> kubectl.watch("get pods,rs"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "error: watch is only supported on individual resources and resource collections -"
                + " more than 1 resource was found");
  }

  @Test
  void watchWithAnEnd_letsTimePassAndShowsEachChange() {
    Kubectl fresh = Kubectl.on(Cluster.withNodes(1));
    fresh.run("create deployment web --image=web:1");

    String rows = fresh.run("get pods -w --request-timeout=30s --output-watch-events");

    assertThat(rows).startsWith("EVENT      NAME    ").containsOnlyOnce("EVENT");
    assertThat(rows.lines().skip(1).map(row -> row.replaceAll("^\\S+ +\\S+ +\\S+ +(\\S+).*", "$1")))
        .startsWith("Pending", "Pending")
        .endsWith("Running");
    assertThat(rows.lines().skip(1)).first().asString().startsWith("ADDED      web-");
  }
}
