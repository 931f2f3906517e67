package io.gondola.controller.deployment;

import static io.gondola.controller.deployment.ConditionReason.DEPLOYMENT_PAUSED;
import static io.gondola.controller.deployment.ConditionReason.DEPLOYMENT_RESUMED;
import static io.gondola.controller.deployment.ConditionReason.PROGRESS_DEADLINE_EXCEEDED;
import static io.gondola.controller.deployment.ConditionReason.REPLICA_SET_UPDATED;
import static io.gondola.controller.deployment.Workloads.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentCondition;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.ReplicaSet;
import org.junit.jupiter.api.Test;

class ProgressNotesTest {

  private static final ReplicaSet SET = Workloads.set("web-1", 0, 3);

  @Test
  void pausedOrResumed_notesTheChangeOnce() {
    Deployment rolling = saying(REPLICA_SET_UPDATED);

    Deployment paused = paused(rolling, true);
    DeploymentStatus noted = ProgressNotes.pausedOrResumed(paused, START).orElseThrow();

    assertThat(noted.conditions())
        .containsExactly(DeploymentConditions.of(DEPLOYMENT_PAUSED, "Deployment is paused", START));
    assertThat(ProgressNotes.pausedOrResumed(paused.withStatus(noted), START)).isEmpty();
    assertThat(ProgressNotes.pausedOrResumed(rolling, START)).isEmpty();
  }

  @Test
  void pausedOrResumed_resumingStartsTheDeadlineAnew() {
    Deployment paused = saying(DEPLOYMENT_PAUSED);

    DeploymentStatus noted =
        ProgressNotes.pausedOrResumed(paused, START.plusSeconds(900)).orElseThrow();

    DeploymentCondition resumed = noted.conditions().get(0);
    assertThat(resumed.reason()).isEqualTo(DEPLOYMENT_RESUMED.toString());
    assertThat(resumed.status()).isEqualTo("Unknown");
    assertThat(resumed.message()).isEqualTo("Deployment is resumed");
    assertThat(resumed.lastUpdateTime()).isEqualTo(START.plusSeconds(900));
    assertThat(resumed.lastTransitionTime()).isEqualTo(START);
  }

  @Test
  void pausedOrResumed_saysNothingAfterATimeoutOrWithoutADeadline() {
    assertThat(
            ProgressNotes.pausedOrResumed(paused(saying(PROGRESS_DEADLINE_EXCEEDED), true), START))
        .isEmpty();
    assertThat(
            ProgressNotes.pausedOrResumed(
                paused(withoutDeadline(saying(REPLICA_SET_UPDATED)), true), START))
        .isEmpty();
  }

  @Test
  void created_namesTheReplicaSet() {
    DeploymentStatus noted = ProgressNotes.created(Workloads.deployment(), SET, START);

    assertThat(only(noted).reason()).isEqualTo("NewReplicaSetCreated");
    assertThat(only(noted).message()).isEqualTo("Created new replica set \"web-1\"");
  }

  @Test
  void createFailed_saysWhy() {
    DeploymentStatus noted =
        ProgressNotes.createFailed(Workloads.deployment(), SET, "no room", START);

    assertThat(only(noted).status()).isEqualTo("False");
    assertThat(only(noted).reason()).isEqualTo("ReplicaSetCreateError");
    assertThat(only(noted).message())
        .isEqualTo("Failed to create new replica set \"web-1\": no room");
  }

  @Test
  void found_isOnlySaidFirst() {
    DeploymentStatus noted = ProgressNotes.found(Workloads.deployment(), SET, START);
    Deployment rolling = saying(REPLICA_SET_UPDATED);

    assertThat(only(noted).reason()).isEqualTo("FoundNewReplicaSet");
    assertThat(only(noted).message()).isEqualTo("Found new replica set \"web-1\"");
    assertThat(ProgressNotes.found(rolling, SET, START)).isEqualTo(rolling.status());
  }

  @Test
  void notes_areLeftOutWithoutADeadline() {
    Deployment deployment = withoutDeadline(Workloads.deployment());

    assertThat(ProgressNotes.created(deployment, SET, START).conditions()).isEmpty();
    assertThat(ProgressNotes.found(deployment, SET, START).conditions()).isEmpty();
  }

  private static DeploymentCondition only(DeploymentStatus status) {
    assertThat(status.conditions()).hasSize(1);
    return status.conditions().get(0);
  }

  private static Deployment saying(ConditionReason reason) {
    return Workloads.deployment()
        .withStatus(
            DeploymentStatus.EMPTY.withConditions(
                ImmutableList.of(DeploymentConditions.of(reason, "", START))));
  }

  private static Deployment paused(Deployment deployment, boolean paused) {
    return deployment.withSpec(deployment.spec().withPaused(paused));
  }

  private static Deployment withoutDeadline(Deployment deployment) {
    return deployment.withSpec(deployment.spec().withProgressDeadlineSeconds(Integer.MAX_VALUE));
  }
}
