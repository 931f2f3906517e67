package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Container;
import io.gondola.api.core.Event;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.SelectorSyntaxException;
import io.gondola.kubelet.ImageBehavior;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final Cluster cluster = Cluster.withNodes(3);

  @Test
  void newCluster_hasItsNodesAndNamespacesAndIsIdle() {
    assertThat(cluster.list(Node.TYPE, ""))
        .extracting(Node::name)
        .containsExactly("node-1", "node-2", "node-3");
    assertThat(cluster.pending()).isEmpty();
    assertThat(cluster.elapsed()).isZero();
    assertThat(cluster).hasToString("Cluster[3 nodes, seed 1, +0s]");
  }

  @Test
  void setImage_startsARollout() {
    start();

    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), LONG);

    assertThat(cluster.pods())
        .hasSizeGreaterThanOrEqualTo(3)
        .filteredOn(Pod::isActive)
        .hasSize(3)
        .flatExtracting(pod -> pod.spec().containers())
        .extracting(Container::image)
        .containsOnly("web:2");
  }

  @Test
  void undo_goesBackAndCanBeUndone() {
    start();
    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), LONG);

    cluster.undo("web");
    assertThat(image()).isEqualTo("web:1");
    cluster.runUntil(Condition.rolloutComplete("web"), LONG);
    cluster.undo("web", 2);

    assertThat(image()).isEqualTo("web:2");
  }

  @Test
  void restart_replacesAllPodsByNewOnes() {
    start();
    cluster.runFor(Duration.ofSeconds(5));
    String before = cluster.pods().get(0).metadata().uid();

    cluster.restart("web");
    cluster.runUntil(Condition.rolloutComplete("web"), LONG);
    cluster.runFor(Duration.ofMinutes(1));

    assertThat(cluster.pods())
        .hasSize(3)
        .extracting(pod -> pod.metadata().uid())
        .doesNotContain(before);
    assertThat(cluster.deployment("web").spec().template().metadata().annotations())
        .containsKey("kubectl.kubernetes.io/restartedAt");
  }

  @Test
  void list_selectsByLabels() {
    start();

    assertThat(cluster.list(Pod.TYPE, "app=web")).hasSize(3);
    assertThat(cluster.list(Pod.TYPE, "app in (web, db),app!=db")).hasSize(3);
    assertThat(cluster.list(Pod.TYPE, "app!=web")).isEmpty();
    assertThat(cluster.list(Pod.TYPE, "kube-system", "")).isEmpty();
  }

  @Test
  void deletedDeployment_takesItsPodsAlong() {
    start();

    cluster.delete(Deployment.TYPE, "web");
    cluster.runFor(Duration.ofMinutes(1));

    assertThat(cluster.pods()).isEmpty();
    assertThat(cluster.list(ReplicaSet.TYPE, "")).isEmpty();
  }

  @Test
  void why_walksBackToTheUser() {
    start();
    String pod = cluster.pods().get(0).name();

    assertThat(cluster.why(Pod.TYPE, pod).toString())
        .endsWith("because deployment web was created (user)");
  }

  @Test
  void events_tellTheStory() {
    start();

    assertThat(cluster.events())
        .extracting(Event::reason)
        .contains("ScalingReplicaSet", "SuccessfulCreate", "Scheduled", "Pulling", "Started");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal(
            "scale below zero",
            c -> c.scale("web", -1),
            Reason.INVALID,
            "Scale.autoscaling \"web\" is invalid: spec.replicas: Invalid value: -1: must be greater"
                + " than or equal to 0"),
        refusal(
            "scale a Deployment that is not there",
            c -> c.scale("missing", -1),
            Reason.NOT_FOUND,
            "deployments.apps \"missing\" not found"),
        refusal(
            "set the image of an unknown container",
            c -> c.setImage("web", "missing", "web:2"),
            Reason.BAD_REQUEST,
            "unable to find container named \"missing\""),
        refusal(
            "set an empty image",
            c -> c.setImage("web", "web", ""),
            Reason.INVALID,
            "Deployment.apps \"web\" is invalid: spec.template.spec.containers[0].image: Required"
                + " value"),
        refusal(
            "undo without history",
            c -> c.undo("web"),
            Reason.BAD_REQUEST,
            "no rollout history found for deployment \"web\""),
        refusal(
            "undo to an unknown revision",
            c -> c.undo("web", 7),
            Reason.BAD_REQUEST,
            "unable to find specified revision 7 in history"),
        refusal(
            "resume what is not paused",
            c -> c.resume("web"),
            Reason.BAD_REQUEST,
            "deployments.apps \"web\" is not paused"),
        refusal(
            "get what is not there",
            c -> c.get(Pod.TYPE, "kube-system/missing"),
            Reason.NOT_FOUND,
            "pods \"missing\" not found"),
        refusal(
            "delete what is not there",
            c -> c.delete(Pod.TYPE, "missing"),
            Reason.NOT_FOUND,
            "pods \"missing\" not found"));
  }

  private static Arguments refusal(
      String what, Consumer<Cluster> request, Reason reason, String message) {
    return Arguments.of(what, request, reason, message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void request_isRefusedAndChangesNothing(
      String what, Consumer<Cluster> request, Reason reason, String message) {
    start();
    Cluster untouched = Cluster.withNodes(3);
    untouched.apply(WebManifests.web(3));
    untouched.runUntil(Condition.rolloutComplete("web"), LONG);

    ApiException refusal = catchThrowableOfType(ApiException.class, () -> request.accept(cluster));

    assertThat(refusal).as(what).hasMessage(message);
    assertThat(refusal.reason()).isEqualTo(reason);
    for (Cluster each : new Cluster[] {cluster, untouched}) {
      each.setImage("web", "web", "web:2");
      each.runFor(Duration.ofMinutes(2));
    }
    assertThat(cluster.timeline().hash()).isEqualTo(untouched.timeline().hash());
  }

  @Test
  void pausedDeployment_refusesCommands() {
    start();
    cluster.pause("web");

    assertThatThrownBy(() -> cluster.pause("web"))
        .hasMessage("deployments.apps \"web\" is already paused");
    assertThatThrownBy(() -> cluster.undo("web"))
        .hasMessage(
            "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume'"
                + " and try again");
    assertThatThrownBy(() -> cluster.restart("web"))
        .hasMessage(
            "deployments.apps \"web\" can't restart paused deployment (run rollout resume first)");
  }

  @Test
  void secondRestartInASecond_isRefused() {
    start();
    cluster.restart("web");

    assertThatThrownBy(() -> cluster.restart("web"))
        .hasMessage(
            "failed to create patch for web: if restart has already been triggered within the past"
                + " second, please wait before attempting to trigger another");
  }

  @Test
  void staleCopy_isRefused() {
    start();
    Deployment old = cluster.deployment("web");
    cluster.scale("web", 4);

    assertThatThrownBy(() -> cluster.replace(old.withSpec(old.spec().withReplicas(9))))
        .hasMessage(
            "Operation cannot be fulfilled on deployments.apps \"web\": the object has been modified;"
                + " please apply your changes to the latest version and try again");
  }

  @Test
  void badSelector_isRefusedAsKubernetesDoes() {
    assertThatThrownBy(() -> cluster.list(Pod.TYPE, "app=(web"))
        .isInstanceOf(SelectorSyntaxException.class)
        .hasMessage("unable to parse requirement: found '(', expected: identifier");
  }

  @Test
  void negativeTimes_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cluster.runFor(Duration.ofSeconds(-1)))
        .withMessage("span (PT-1S) must not be negative");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofSeconds(-1)))
        .withMessage("limit (PT-1S) must not be negative");
    assertThat(cluster.elapsed()).isZero();
  }

  @Test
  void podsByHand_needAClusterThatIsMadeForIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(cluster::podsByHand)
        .withMessage("the cluster must be made with podsByHand");
  }

  @Test
  void unmetCondition_isExplainedByFacts() {
    Cluster stuck =
        Cluster.of(
            ClusterConfig.DEFAULT.withSeed(7).withImage("web:1", ImageBehavior.INSTANT.notFound()));
    stuck.apply(WebManifests.web(1));
    String pod = "default/web-";

    ConditionNotReachedException failure =
        catchThrowableOfType(
            ConditionNotReachedException.class,
            () -> stuck.runUntil(Condition.rolloutComplete("web"), Duration.ofSeconds(5)));

    assertThat(
            failure
                .getMessage()
                .replaceAll("web-\\w+-\\w+", "web-x")
                .replaceAll("event \\d+", "event n"))
        .isEqualTo(
            """
            the condition was not reached
            expected   deployment "web" rolled out within 5s
            but was    1 of 1 updated, 0 available, 1 in all
            at         +5s, event n
            waiting    pod %sx: container web waits: ImagePullBackOff, Back-off pulling image "web:1": \
            ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "web:1": \
            failed to resolve reference "web:1": web:1: not found
            replay     seed 7"""
                .formatted(pod));
    assertThat(failure.facts())
        .extracting(Fact::key)
        .containsExactly("expected", "but was", "at", "waiting", "replay");
    assertThat(stuck.elapsed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void conditionOfYourOwn_tellsWhatItIs() {
    assertThatThrownBy(
            () -> cluster.runUntil(Condition.of("pigs fly", c -> false), Duration.ofSeconds(1)))
        .isInstanceOf(ConditionNotReachedException.class)
        .hasMessageContaining("expected   pigs fly within 1s\nbut was    it does not hold\n");
  }

  private void start() {
    cluster.apply(WebManifests.web(3));
    cluster.runUntil(Condition.rolloutComplete("web"), LONG);
  }

  private String image() {
    return cluster.deployment("web").spec().template().spec().containers().get(0).image();
  }
}
