package io.gondola.controller.replicaset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplicaSetEventTest {

  @Test
  void events_haveKubernetesTexts() {
    assertThat(ReplicaSetEvent.created("web-5c4f-x2x4b"))
        .isEqualTo(
            new ReplicaSetEvent("Normal", "SuccessfulCreate", "Created pod: web-5c4f-x2x4b"));
    assertThat(ReplicaSetEvent.createFailed("no quota"))
        .isEqualTo(new ReplicaSetEvent("Warning", "FailedCreate", "Error creating: no quota"));
    assertThat(ReplicaSetEvent.deleted("web-5c4f-x2x4b"))
        .isEqualTo(
            new ReplicaSetEvent("Normal", "SuccessfulDelete", "Deleted pod: web-5c4f-x2x4b"));
    assertThat(ReplicaSetEvent.deleteFailed("no right"))
        .isEqualTo(new ReplicaSetEvent("Warning", "FailedDelete", "Error deleting: no right"));
  }
}
