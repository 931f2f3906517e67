package io.gondola.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStrategy;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.RollingUpdateDeployment;
import io.gondola.api.meta.IntOrString;
import io.gondola.rollout.PodReplacementPolicy;
import io.gondola.rollout.Recreate;
import io.gondola.rollout.ReplicaSetState;
import io.gondola.rollout.RollingUpdate;
import io.gondola.rollout.RolloutState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategiesTest {

  @Test
  void policy_isNamedByTheStrategy() {
    IntOrString quarter = IntOrString.of("25%");
    IntOrString one = IntOrString.of(1);

    assertThat(Strategies.policy(new DeploymentStrategy("Recreate", null)))
        .isEqualTo(new Recreate());
    assertThat(
            Strategies.policy(
                new DeploymentStrategy("RollingUpdate", new RollingUpdateDeployment(one, quarter))))
        .isEqualTo(new RollingUpdate(quarter, one));
    assertThat(Strategies.policy(new DeploymentStrategy("RollingUpdate", null)))
        .isEqualTo(new RollingUpdate(null, null));
  }

  @Test
  void policy_ofAnUnknownStrategyIsAnError() {
    assertThatThrownBy(() -> Strategies.policy(new DeploymentStrategy("BlueGreen", null)))
        .hasMessage("unexpected deployment strategy type: BlueGreen");
  }

  @Test
  void observation_takesSizesReportsAndRecords() {
    Deployment deployment = Workloads.deployment();
    ReplicaSet recorded =
        Workloads.withAnnotations(
            Workloads.set("v2", 1, 2),
            Map.of(
                DeploymentAnnotations.DESIRED_REPLICAS, "3",
                DeploymentAnnotations.MAX_REPLICAS, "-4"));

    RolloutState state =
        RolloutObservation.of(
            deployment.withStatus(deployment.status().withReplicas(9)),
            new OwnedReplicaSets(recorded, ImmutableList.of(Workloads.set("v1", 0, 1))),
            PodReplacementPolicy.TERMINATION_STARTED,
            true,
            Workloads.START);

    assertThat(state)
        .isEqualTo(
            new RolloutState(
                Workloads.START,
                3,
                9,
                new ReplicaSetState(
                    "v2", Workloads.START.plusSeconds(1), 2, 2, 2, 2, 0, 3, null, null, false),
                ImmutableList.of(
                    new ReplicaSetState(
                        "v1", Workloads.START, 1, 1, 1, 1, 0, null, null, null, false)),
                true,
                null,
                null,
                ""));
  }
}
