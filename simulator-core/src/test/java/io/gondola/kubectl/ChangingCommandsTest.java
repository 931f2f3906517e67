package io.gondola.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.meta.IntOrString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands that change objects and let no time pass. */
class ChangingCommandsTest {

  private final Cluster cluster = WebCluster.settled();
  private final Kubectl kubectl = Kubectl.on(cluster);
  private final Instant before = cluster.now();

  @AfterEach
  void time_stoodStill() {
    assertThat(cluster.now()).isEqualTo(before);
  }

  @Test
  void apply_saysWhatItDid() {
    String changed = WebCluster.MANIFEST.replace("replicas: 3", "replicas: 5");

    assertThat(kubectl.run("apply -f -", changed))
        .isEqualTo("deployment.apps/web configured\nservice/web unchanged\n");
    assertThat(kubectl.run("apply -n kube-public -f -", changed))
        .isEqualTo("deployment.apps/web created\nservice/web created\n");
    assertThat(cluster.deployment("web").spec().replicas()).isEqualTo(5);
  }

  @Test
  void apply_readsADocumentInTheCommand() {
    String config = "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {a: b}}";

    assertThat(kubectl.run("kubectl apply -f - <<'EOF'\n" + config + "\nEOF\n"))
        .isEqualTo("configmap/c created\n");
  }

  @Test
  void apply_listsWhatIsInvalidAndGoesOn() {
    String bad =
        WebCluster.MANIFEST.replace("replicas: 3", "replicas: -1").replace("port: 80", "port: 81");

    assertThat(kubectl.execute("apply -f -", bad))
        .isEqualTo(
            new Kubectl.Result(
                "service/web configured\n",
                "The Deployment \"web\" is invalid: spec.replicas: Invalid value: -1: must be"
                    + " greater than or equal to 0\n",
                1));
  }

  @Test
  void apply_listsSeveralErrorsALineEach() {
    String bad =
        WebCluster.MANIFEST
            .replace("replicas: 3", "replicas: -1")
            .replace("{name: web, image", "{name: W, image");

    assertThat(kubectl.run("apply -f -", bad))
        .contains(
            "The Deployment \"web\" is invalid: \n* spec.replicas: Invalid value: -1: must be"
                + " greater than or equal to 0\n"
                + "* spec.template.spec.containers[0].name: Invalid value: \"W\":");
  }

  @Test
  void create_refusesWhatIsThere() {
    assertThat(kubectl.run("create -f -", WebCluster.MANIFEST))
        .isEqualTo(
            """
            Error from server (AlreadyExists): error when creating "STDIN": deployments.apps "web" already exists
            Error from server (AlreadyExists): error when creating "STDIN": services "web" already exists
            """);
  }

  @Test
  void createDeployment_namesTheContainerAfterTheImage() {
    assertThat(kubectl.run("create deployment shop --image=example.com/a/shop:2 --replicas=2"))
        .isEqualTo("deployment.apps/shop created\n");
    assertThat(kubectl.run("get deploy shop -o wide"))
        .contains("shop         example.com/a/shop:2");
  }

  @Test
  void namespace_isCreatedAndUsed() {
    assertThat(kubectl.run("create namespace blue")).isEqualTo("namespace/blue created\n");
    assertThat(kubectl.run("create deployment a --image=a:1 -n blue"))
        .isEqualTo("deployment.apps/a created\n");
    assertThat(kubectl.inNamespace("blue").run("get deploy -o name"))
        .isEqualTo("deployment.apps/a\n");
  }

  @Test
  void delete_saysWhatGoes() {
    String pod = cluster.pods().get(0).name();

    assertThat(kubectl.run("delete svc/web")).isEqualTo("service \"web\" deleted\n");
    assertThat(kubectl.run("delete pod " + pod)).isEqualTo("pod \"%s\" deleted\n".formatted(pod));
    assertThat(cluster.get(Pod.TYPE, pod).isTerminating()).isTrue();
    assertThat(kubectl.run("delete pods -l app=none")).isEqualTo("No resources found\n");
  }

  @Test
  void forcedDeletion_warns() {
    String pod = cluster.pods().get(0).name();

    Kubectl.Result result =
        kubectl.execute("delete pod %s --force --grace-period=0".formatted(pod));

    assertThat(result.out()).isEqualTo("pod \"%s\" force deleted\n".formatted(pod));
    assertThat(result.err()).startsWith("Warning: Immediate deletion does not wait");
    assertThat(cluster.find(Pod.TYPE, pod)).isEmpty();
  }

  @Test
  void orphaningDeletion_leavesThePods() {
    String set = kubectl.run("get rs -o name").strip();

    kubectl.run("delete deploy web --cascade=orphan");

    assertThat(kubectl.run("get rs -o name").strip()).isEqualTo(set);
  }

  @Test
  void scale_changesTheCount() {
    assertThat(kubectl.run("scale deploy/web --replicas=5"))
        .isEqualTo("deployment.apps/web scaled\n");
    assertThat(kubectl.run("scale deploy web --replicas=5 --current-replicas=4"))
        .isEqualTo("error: Expected replicas to be 4, was 5\n");
    assertThat(cluster.deployment("web").spec().replicas()).isEqualTo(5);
  }

  @Test
  void setImage_saysNothingWhereNothingChanges() {
    assertThat(kubectl.run("set image deploy/web web=web:1")).isEmpty();
    assertThat(kubectl.run("set image deploy/web '*=web:2'"))
        .isEqualTo("deployment.apps/web image updated\n");
  }

  @Test
  void label_setsAndRemoves() {
    assertThat(kubectl.run("label deploy web tier=front"))
        .isEqualTo("deployment.apps/web labeled\n");
    assertThat(kubectl.run("label deploy web tier-")).isEqualTo("deployment.apps/web unlabeled\n");
    assertThat(kubectl.run("label deploy web tier-"))
        .isEqualTo("label \"tier\" not found.\ndeployment.apps/web not labeled\n");
    assertThat(kubectl.run("label pods --all x=y").lines()).hasSize(3);
  }

  @Test
  void annotate_keepsOtherValuesUnlessToldToReplaceThem() {
    assertThat(kubectl.run("annotate deploy web a=1")).isEqualTo("deployment.apps/web annotated\n");
    assertThat(kubectl.run("annotate deploy web a=2"))
        .isEqualTo(
            "error: --overwrite is false but found the following declared annotation(s): 'a'"
                + " already has a value (1)\n");
    assertThat(kubectl.run("annotate deploy web a=2 --overwrite"))
        .isEqualTo("deployment.apps/web annotated\n");
  }

  @Test
  void patch_mergesContainersByName() {
    String patch =
        """
        {"spec": {"template": {"spec": {"containers": [{"name": "web", "image": "web:3"}]}}}}""";

    assertThat(kubectl.run("patch deploy web -p '%s'".formatted(patch)))
        .isEqualTo("deployment.apps/web patched\n");
    assertThat(kubectl.run("patch deploy web -p '%s'".formatted(patch)))
        .isEqualTo("deployment.apps/web patched (no change)\n");
    assertThat(kubectl.run("patch deploy web --type=merge -p 'spec: {replicas: 2}'"))
        .isEqualTo("deployment.apps/web patched\n");
  }

  @Test
  void expose_takesPortsOfTheContainers() {
    assertThat(kubectl.run("expose deploy web --name=web2 --target-port=http"))
        .isEqualTo("service/web2 exposed\n");
    Service service = cluster.get(Service.TYPE, "web2");
    assertThat(service.spec().ports().get(0).port()).isEqualTo(80);
    assertThat(service.spec().ports().get(0).targetPort()).isEqualTo(IntOrString.of("http"));
    assertThat(service.spec().selector()).containsEntry("app", "web").hasSize(1);
  }

  @Test
  void rollout_isHeldAndTakenBack() {
    kubectl.run("set image deploy/web web=web:2");

    assertThat(kubectl.run("rollout pause deploy web")).isEqualTo("deployment.apps/web paused\n");
    assertThat(kubectl.run("rollout pause deploy web"))
        .isEqualTo("error: deployments.apps \"web\" is already paused\n");
    assertThat(kubectl.run("rollout resume deploy web")).isEqualTo("deployment.apps/web resumed\n");
    assertThat(kubectl.run("rollout restart deploy web"))
        .isEqualTo("deployment.apps/web restarted\n");
    assertThat(kubectl.run("rollout restart deploy web")).contains("already been triggered within");
    assertThat(kubectl.run("rollout undo deploy web --to-revision=1"))
        .isEqualTo("deployment.apps/web rolled back\n");
    assertThat(kubectl.run("rollout undo deploy web --to-revision=1"))
        .isEqualTo(
            "deployment.apps/web skipped rollback (current template already matches revision 1)\n");
  }

  @Test
  void cordonedNode_saysWhenItIsAlready() {
    assertThat(kubectl.run("cordon node-1")).isEqualTo("node/node-1 cordoned\n");
    assertThat(kubectl.run("cordon node-1")).isEqualTo("node/node-1 already cordoned\n");
    assertThat(kubectl.run("get nodes")).contains("node-1   Ready,SchedulingDisabled   <none>");
    assertThat(kubectl.run("uncordon node/node-1")).isEqualTo("node/node-1 uncordoned\n");
  }

  @Test
  void taint_isSetReplacedAndRemoved() {
    assertThat(kubectl.run("taint nodes node-1 gpu=yes:NoSchedule"))
        .isEqualTo("node/node-1 tainted\n");
    assertThat(kubectl.run("taint nodes node-1 gpu=no:NoSchedule"))
        .isEqualTo(
            "error: node node-1 already has gpu taint(s) with same effect(s) and --overwrite is"
                + " false\n");
    assertThat(kubectl.run("taint nodes node-1 gpu=no:NoSchedule --overwrite"))
        .isEqualTo("node/node-1 tainted\n");
    assertThat(cluster.get(Node.TYPE, "node-1").spec().taints())
        .singleElement()
        .hasToString("Taint[key=gpu, value=no, effect=NoSchedule, timeAdded=null]");
    assertThat(kubectl.run("taint nodes node-1 gpu-")).isEqualTo("node/node-1 untainted\n");
    assertThat(cluster.get(Node.TYPE, "node-1").spec().taints()).isEmpty();
  }

  @Test
  void describe_findsByTheBeginningOfAName() {
    List<String> names = cluster.pods().stream().map(Pod::name).toList();

    String all = kubectl.run("describe pod web");

    assertThat(names).allSatisfy(name -> assertThat(all).contains("Name:         " + name + "\n"));
    assertThat(all).contains("\n\n\nName:  ").doesNotStartWith("\n");
  }

  @Test
  void describeNode_tellsOfItsPods() {
    assertThat(kubectl.run("describe node node-1"))
        .startsWith("Name:               node-1\nRoles:              <none>\n")
        .contains("\nTaints:             <none>\nUnschedulable:      false\nConditions:\n")
        .contains("\nNon-terminated Pods:")
        .containsPattern("\n  Namespace +Name +CPU Requests +CPU Limits")
        .contains("\nAllocated resources:\n");
  }

  @Test
  void otherNamespaces_areLeftAlone() {
    assertThat(kubectl.run("get deploy -n kube-system"))
        .isEqualTo("No resources found in kube-system namespace.\n");
    assertThat(Duration.between(before, cluster.now())).isZero();
  }
}
