package io.gondola.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeploymentEventTest {

  @Test
  void scaled_saysFromWhereToWhere() {
    assertThat(DeploymentEvent.scaled("web-1", 0, 3))
        .isEqualTo(
            new DeploymentEvent(
                "Normal", "ScalingReplicaSet", "Scaled up replica set web-1 from 0 to 3"));
    assertThat(DeploymentEvent.scaled("web-1", 10, 8).message())
        .isEqualTo("Scaled down replica set web-1 from 10 to 8");
  }

  @Test
  void createFailed_saysWhy() {
    assertThat(DeploymentEvent.createFailed(Workloads.set("web-1", 0, 3), "no room"))
        .isEqualTo(
            new DeploymentEvent(
                "Warning",
                "ReplicaSetCreateError",
                "Failed to create new replica set \"web-1\": no room"));
  }

  @Test
  void selectingAll_asksForASelector() {
    assertThat(DeploymentEvent.selectingAll())
        .isEqualTo(
            new DeploymentEvent(
                "Warning",
                "SelectingAll",
                "This deployment is selecting all pods. A non-empty selector is required."));
  }
}
