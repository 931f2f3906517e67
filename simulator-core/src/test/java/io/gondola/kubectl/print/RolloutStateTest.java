package io.gondola.kubectl.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentBuilder;
import io.gondola.api.apps.DeploymentConditionBuilder;
import io.gondola.api.apps.DeploymentSpecBuilder;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.DeploymentStatusBuilder;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.kubectl.print.RolloutState.End;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RolloutStateTest {

  /** DaemonSets and StatefulSets are left out: nothing rolls them out here. */
  static Stream<JsonNode> deployments() {
    return Tables.cases("rollout_status")
        .filter(c -> c.get("kind").asString().equals("Deployment"));
  }

  private static Deployment deployment(long generation, int replicas, DeploymentStatus status) {
    return DeploymentBuilder.builder()
        .metadata(ObjectMetaBuilder.builder().name("foo").generation(generation).build())
        .spec(DeploymentSpecBuilder.builder().replicas(replicas).build())
        .status(status)
        .build();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void deployment_isToldOf(JsonNode c) {
    JsonNode status = c.get("status");
    Deployment deployment =
        deployment(
            c.get("generation").asLong(),
            c.get("spec").get("replicas").asInt(),
            DeploymentStatusBuilder.builder()
                .observedGeneration(status.get("observedGeneration").asLong())
                .replicas(status.get("replicas").asInt())
                .updatedReplicas(status.get("updatedReplicas").asInt())
                .availableReplicas(status.get("availableReplicas").asInt())
                .unavailableReplicas(status.get("unavailableReplicas").asInt())
                .build());

    RolloutState state = RolloutState.of(deployment);

    assertThat(state.line() + "\n").isEqualTo(c.get("message").asString());
    assertThat(state.end() == End.DONE).isEqualTo(c.get("done").asBoolean());
  }

  @Test
  void overdueDeployment_fails() {
    DeploymentStatus late =
        DeploymentStatusBuilder.builder()
            .observedGeneration(1)
            .conditions(
                ImmutableList.of(
                    DeploymentConditionBuilder.builder()
                        .type("Progressing")
                        .status("False")
                        .reason("ProgressDeadlineExceeded")
                        .build()))
            .build();

    assertThat(RolloutState.of(deployment(1, 1, late)))
        .isEqualTo(
            new RolloutState(
                "error: deployment \"foo\" exceeded its progress deadline", End.FAILED));
  }
}
