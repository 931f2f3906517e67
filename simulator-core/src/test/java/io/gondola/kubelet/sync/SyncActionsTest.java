package io.gondola.kubelet.sync;

import static io.gondola.kubelet.TableContainers.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.kubelet.TableContainers;
import io.gondola.kubelet.probe.ProbeResult;
import io.gondola.kubelet.probe.ProbeResults;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SyncActionsTest {

  private static final SandboxView SANDBOX = new SandboxView(true, 0, "10.0.0.1");

  static Stream<JsonNode> cases() {
    return Tables.cases("pod_sync_actions");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void actions_areThoseOfKubernetes(JsonNode example) {
    SyncActions actions = SyncActions.of(pod(example));

    JsonNode expected = example.get("expected");
    assertThat(actions.killPod()).isEqualTo(expected.get("kill_pod").asBoolean());
    assertThat(actions.createSandbox()).isEqualTo(expected.get("create_sandbox").asBoolean());
    assertThat(actions.sandboxAttempt()).isEqualTo(expected.get("sandbox_attempt").asInt());
    assertThat(actions.initToStart())
        .isEqualTo(TableContainers.numbers(expected.get("init_containers_to_start")));
    assertThat(actions.mainsToStart())
        .isEqualTo(TableContainers.numbers(expected.get("containers_to_start")));
    assertThat(actions.kills())
        .extracting(kill -> kill.container().name())
        .containsExactlyElementsOf(
            expected.get("kill_containers").valueStream().map(JsonNode::asString).toList());
    assertThat(actions.restartAll()).isFalse();
  }

  @Test
  void table_isComplete() {
    assertThat(cases()).hasSize(61);
  }

  @ParameterizedTest
  @CsvSource({
    "Always, 'Container app failed liveness probe, will be restarted'",
    "Never, Container app failed liveness probe",
  })
  void livenessKill_saysWhetherARestartFollows(String policy, String message) {
    ProbeResults dead =
        new ProbeResults(ProbeResult.UNKNOWN, ProbeResult.FAILURE, ProbeResult.UNKNOWN);

    SyncActions actions = SyncActions.of(oneContainer(policy, ContainerView.running(dead)));

    assertThat(actions.kills())
        .containsExactly(new ContainerKill(app(), KillReason.LIVENESS_PROBE, message));
    assertThat(actions.killPod()).isEqualTo(policy.equals("Never"));
  }

  @Test
  void editedContainer_restartsUnderAnyPolicy() {
    ContainerView edited = new ContainerView(RunState.RUNNING, 0, true, ProbeResults.NONE);

    SyncActions actions = SyncActions.of(oneContainer("Never", edited));

    assertThat(actions.mainsToStart()).containsExactly(0);
    assertThat(actions.kills())
        .extracting(ContainerKill::message)
        .containsExactly("Container app definition changed, will be restarted");
  }

  @Test
  void lostContainer_isKilledBeforeItsRestart() {
    ContainerView lost = new ContainerView(RunState.UNKNOWN, 0, false, ProbeResults.NONE);

    SyncActions actions = SyncActions.of(oneContainer("Never", lost));

    assertThat(actions.kills())
        .extracting(ContainerKill::message)
        .containsExactly("Container is in \"unknown\" state, try killing it before restart");
  }

  @Test
  void runningPod_needsNothing() {
    ContainerView running = ContainerView.running(ProbeResults.NONE);

    assertThat(SyncActions.of(oneContainer("Always", running)).isIdle()).isTrue();
  }

  @Test
  void exitThatRestartsAll_startsThePodOver() {
    Container app =
        app()
            .withOther(
                TableContainers.restartRules(
                    ImmutableList.of(
                        TableContainers.rule("RestartAllContainers", "In", ImmutableList.of(42)))));
    PodSpec spec = PodSpecBuilder.builder().containers(ImmutableList.of(app)).build();

    SyncActions actions =
        SyncActions.of(
            new PodView(
                spec, SANDBOX, ImmutableList.of(), ImmutableList.of(ContainerView.exited(42))));

    assertThat(actions.restartAll()).isTrue();
  }

  @Test
  void hostNetworkPod_needsNoAddress() {
    PodView pod = oneContainer("Always", ContainerView.running(ProbeResults.NONE));
    PodView onHost =
        new PodView(
            pod.spec().withHostNetwork(true),
            new SandboxView(true, 0, ""),
            pod.init(),
            pod.mains());

    assertThat(SyncActions.of(onHost).isIdle()).isTrue();
  }

  private static Container app() {
    return ContainerBuilder.builder().name("app").build();
  }

  private static PodView oneContainer(String policy, ContainerView view) {
    PodSpec spec =
        PodSpecBuilder.builder().restartPolicy(policy).containers(ImmutableList.of(app())).build();
    return new PodView(spec, SANDBOX, ImmutableList.of(), ImmutableList.of(view));
  }

  private static PodView pod(JsonNode example) {
    JsonNode pod = example.get("pod");
    PodSpec spec =
        PodSpecBuilder.builder()
            .restartPolicy(text(pod, "restart_policy"))
            .initContainers(TableContainers.read(pod.get("init_containers")))
            .containers(TableContainers.read(pod.get("containers")))
            .build();
    JsonNode runtime = example.get("runtime");
    return new PodView(
        spec,
        sandbox(runtime.get("sandboxes")),
        views(spec.initContainers(), runtime),
        views(spec.containers(), runtime));
  }

  private static @Nullable SandboxView sandbox(JsonNode sandboxes) {
    if (sandboxes.isEmpty()) {
      return null;
    }
    JsonNode latest = sandboxes.get(0);
    return new SandboxView(
        latest.get("ready").asBoolean(),
        latest.get("attempt").asInt(),
        latest.get("ip").asString());
  }

  private static ImmutableList<ContainerView> views(
      ImmutableList<Container> containers, JsonNode runtime) {
    return containers.stream()
        .map(
            container ->
                runtime
                    .get("containers")
                    .valueStream()
                    .filter(node -> node.get("name").asString().equals(container.name()))
                    .findFirst()
                    .map(SyncActionsTest::view)
                    .orElse(ContainerView.ABSENT))
        .collect(ImmutableList.toImmutableList());
  }

  private static ContainerView view(JsonNode node) {
    return new ContainerView(
        RunState.valueOf(node.get("state").asString().toUpperCase(Locale.ROOT)),
        node.path("exit_code").asInt(0),
        node.has("definition_changed"),
        new ProbeResults(
            result(text(node, "startup")), result(text(node, "liveness")), ProbeResult.UNKNOWN));
  }

  private static ProbeResult result(String text) {
    return text.isEmpty()
        ? ProbeResult.UNKNOWN
        : ProbeResult.valueOf(text.toUpperCase(Locale.ROOT));
  }
}
