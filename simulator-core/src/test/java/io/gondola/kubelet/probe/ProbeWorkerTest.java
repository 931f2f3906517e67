package io.gondola.kubelet.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.api.core.Probe;
import io.gondola.api.core.ProbeBuilder;
import io.gondola.api.meta.RawFields;
import io.gondola.kubelet.TableContainers;
import io.gondola.kubelet.probe.ProbeStep.Next;
import io.gondola.kubelet.status.RestartPolicy;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * A result that the table has as "nothing cached" is UNKNOWN here: nobody tells the two apart. The
 * table's run counter goes on beyond the threshold; here it stops there, which nobody can tell
 * either.
 */
class ProbeWorkerTest {

  private static final ProbedContainer RUNNING = new ProbedContainer("A", true, true, true, 60);

  static Stream<JsonNode> cases() {
    return Tables.cases("prober_worker");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void worker_goesKubernetesSteps(JsonNode example) {
    ProbeWorker worker = worker(example);
    for (JsonNode step : example.get("steps")) {
      ProbeStep next = tick(worker, example, step);
      worker =
          next.next() == Next.PROBE
              ? next.worker().answered(outcome(step.get("probe").asString()))
              : next.worker();

      assertThat(next.next() != Next.END).isEqualTo(step.get("expect_continue").asBoolean());
      assertThat(worker.published()).isEqualTo(result(step.get("expect_result")));
      if (step.has("expect_on_hold")) {
        assertThat(worker.onHold()).isEqualTo(step.get("expect_on_hold").asBoolean());
      }
      if (step.has("expect_result_run")) {
        assertThat(worker.run()).isEqualTo(step.get("expect_result_run").asInt());
      }
    }
  }

  @Test
  void table_isComplete() {
    assertThat(cases()).hasSize(63);
  }

  @Test
  void error_changesNothing() {
    ProbeWorker worker =
        ProbeWorker.of(ProbeType.LIVENESS, probe(3)).tick(RUNNING, false, false).worker();

    assertThat(worker.answered(ProbeOutcome.ERROR)).isSameAs(worker);
  }

  @Test
  void steadyResult_makesNoNewWorker() {
    ProbeWorker worker =
        ProbeWorker.of(ProbeType.READINESS, probe(3))
            .tick(RUNNING, false, false)
            .worker()
            .answered(ProbeOutcome.SUCCESS);

    assertThat(worker.answered(ProbeOutcome.SUCCESS)).isSameAs(worker);
    assertThat(worker.tick(RUNNING, false, false).worker()).isSameAs(worker);
  }

  @Test
  void runOfFailures_carriesOverToTheNextInstance() {
    ProbeWorker worker =
        ProbeWorker.of(ProbeType.READINESS, probe(2))
            .tick(RUNNING, false, false)
            .worker()
            .answered(ProbeOutcome.SUCCESS)
            .answered(ProbeOutcome.FAILURE);
    ProbedContainer other = new ProbedContainer("B", true, true, true, 0);

    ProbeWorker after = worker.tick(other, false, false).worker().answered(ProbeOutcome.FAILURE);

    assertThat(after.run()).isEqualTo(2);
    assertThat(after.published()).isEqualTo(ProbeResult.FAILURE);
  }

  private static ProbeStep tick(ProbeWorker worker, JsonNode example, JsonNode step) {
    JsonNode status = step.get("status");
    if (status.isNull() || status.path("container").asString("").equals("absent")) {
      return worker.tick(ProbedContainer.NONE, false, false);
    }
    String state = status.get("container").asString();
    boolean returns =
        !state.equals("terminated")
            || RestartPolicy.restarts(
                container(example), pod(example), status.get("exit_code").asInt());
    ProbedContainer seen =
        new ProbedContainer(
            status.get("container_id").asString(),
            state.equals("running"),
            status.path("started").asBoolean(false),
            returns,
            status.path("running_for_s").asLong(0));
    boolean terminal = status.get("phase").asString().equals("Failed");
    return worker.tick(seen, terminal, step.path("pod_deleting").asBoolean(false));
  }

  private static PodSpec pod(JsonNode example) {
    return PodSpecBuilder.builder().restartPolicy(example.get("restart_policy").asString()).build();
  }

  private static Container container(JsonNode example) {
    JsonNode codes = example.path("restart_on_exit_codes");
    RawFields rules =
        codes.isArray()
            ? TableContainers.restartRules(
                ImmutableList.of(
                    TableContainers.rule("Restart", "In", TableContainers.numbers(codes))))
            : RawFields.EMPTY;
    return ContainerBuilder.builder()
        .restartPolicy(TableContainers.text(example, "container_restart_policy"))
        .other(rules)
        .build();
  }

  private static ProbeWorker worker(JsonNode example) {
    Probe probe =
        ProbeBuilder.builder()
            .initialDelaySeconds(example.get("initial_delay_s").asInt())
            .successThreshold(example.get("success_threshold").asInt())
            .failureThreshold(example.get("failure_threshold").asInt())
            .build();
    String type = example.get("probe_type").asString();
    return ProbeWorker.of(ProbeType.valueOf(type.toUpperCase(Locale.ROOT)), probe);
  }

  private static Probe probe(int failureThreshold) {
    return ProbeBuilder.builder().successThreshold(1).failureThreshold(failureThreshold).build();
  }

  private static ProbeOutcome outcome(String text) {
    return ProbeOutcome.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static ProbeResult result(JsonNode text) {
    return text.isNull()
        ? ProbeResult.UNKNOWN
        : ProbeResult.valueOf(text.asString().toUpperCase(Locale.ROOT));
  }
}
