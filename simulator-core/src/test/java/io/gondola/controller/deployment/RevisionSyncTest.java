package io.gondola.controller.deployment;

import static io.gondola.controller.deployment.DeploymentAnnotations.REVISION;
import static io.gondola.controller.deployment.DeploymentAnnotations.REVISION_HISTORY;
import static io.gondola.controller.deployment.Workloads.set;
import static io.gondola.controller.deployment.Workloads.withRevision;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.Tables;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevisionSyncTest {

  private static final Deployment DEPLOYMENT = Workloads.deployment();

  @Test
  void history_dropsTheOldestRevisionsAtItsLimit() {
    ImmutableSortedMap<String, String> annotations = ImmutableSortedMap.of();

    for (var step : Tables.cases("revision_history_sequence").toList()) {
      long revision = Long.parseLong(step.get("newRevision").asString());
      annotations = RevisionSync.withRevision(annotations, revision, 5);

      assertThat(annotations).containsEntry(REVISION, step.at("/expected/revision").asString());
      assertThat(annotations.getOrDefault(REVISION_HISTORY, ""))
          .isEqualTo(step.at("/expected/history").asString());
    }
  }

  @Test
  void append_keepsTheHistoryIfTheRevisionAloneIsTooLong() {
    assertThat(RevisionHistory.append("1", "1234567", 5)).isEqualTo("1");
    assertThat(RevisionHistory.append("", "1234567", 5)).isEqualTo("1234567");
  }

  @Test
  void outdated_raisesTheRevisionAboveAllOldOnesAndRemembersTheFormer() {
    ReplicaSet rolledBackTo = withRevision(set("v1", 0, 3), "1");
    ReplicaSet old = withRevision(set("v2", 1, 0), "2");

    Optional<ReplicaSet> written =
        RevisionSync.outdated(
            DEPLOYMENT, new OwnedReplicaSets(rolledBackTo, ImmutableList.of(old)));

    assertThat(written.orElseThrow().metadata().annotations())
        .containsExactly(Map.entry(REVISION, "3"), Map.entry(REVISION_HISTORY, "1"));
  }

  @Test
  void outdated_keepsARevisionThatIsHigherAlready() {
    ReplicaSet newest = withRevision(set("v9", 0, 3), "9");

    assertThat(RevisionSync.outdated(DEPLOYMENT, new OwnedReplicaSets(newest, ImmutableList.of())))
        .isEmpty();
  }

  @Test
  void outdated_bringsAnnotationsAndMinReadySecondsUpToDate() {
    ReplicaSet newest = withRevision(set("v1", 0, 3), "1");
    Deployment changed =
        Workloads.withAnnotations(DEPLOYMENT, Map.of("team", "lift"))
            .withSpec(DEPLOYMENT.spec().withMinReadySeconds(5));

    ReplicaSet written =
        RevisionSync.outdated(changed, new OwnedReplicaSets(newest, ImmutableList.of()))
            .orElseThrow();

    assertThat(written.metadata().annotations()).containsEntry("team", "lift");
    assertThat(written.spec().minReadySeconds()).isEqualTo(5);
  }

  @Test
  void outdated_leavesAReplicaSetAloneWhoseRevisionIsNoNumber() {
    ReplicaSet newest = withRevision(set("v1", 0, 3), "first");
    Deployment changed = Workloads.withAnnotations(DEPLOYMENT, Map.of("team", "lift"));

    assertThat(RevisionSync.outdated(changed, new OwnedReplicaSets(newest, ImmutableList.of())))
        .isEmpty();
  }

  @Test
  void forNew_recordsRevisionAndSize() {
    Deployment deployment = Workloads.withAnnotations(DEPLOYMENT, Map.of("team", "lift"));

    assertThat(RevisionSync.forNew(deployment, 4, new SizeAnnotations(3, 4)))
        .containsExactly(
            Map.entry("deployment.kubernetes.io/desired-replicas", "3"),
            Map.entry("deployment.kubernetes.io/max-replicas", "4"),
            Map.entry("deployment.kubernetes.io/revision", "4"),
            Map.entry("team", "lift"));
  }

  @Test
  void next_passesOverWhatIsNoNumber() {
    assertThat(Revisions.next(ImmutableList.of())).isEqualTo(1);
    assertThat(
            Revisions.next(
                ImmutableList.of(
                    withRevision(set("a", 0, 0), "x"),
                    withRevision(set("b", 1, 0), "4"),
                    set("c", 2, 0))))
        .isEqualTo(5);
  }
}
