package io.gondola.controller.deployment;

import static io.gondola.controller.deployment.Workloads.set;
import static io.gondola.controller.deployment.Workloads.withRevision;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import org.junit.jupiter.api.Test;

class RollbackTargetTest {

  private static final ReplicaSet THIRD = withRevision(set("a", 0, 3), "3");
  private static final ReplicaSet FIRST = withRevision(set("b", 1, 0), "1");
  private static final ReplicaSet SECOND = withRevision(set("c", 2, 0), "2");
  private static final ImmutableList<ReplicaSet> SETS = ImmutableList.of(THIRD, FIRST, SECOND);

  @Test
  void find_zero_isTheRevisionBeforeTheLast() {
    assertThat(RollbackTarget.find(SETS, 0)).contains(SECOND);
    assertThat(RollbackTarget.find(ImmutableList.of(FIRST), 0)).isEmpty();
  }

  @Test
  void find_revision_isTheOneOfThatRevision() {
    assertThat(RollbackTarget.find(SETS, 1)).contains(FIRST);
    assertThat(RollbackTarget.find(SETS, 4)).isEmpty();
  }

  @Test
  void rolledBack_hasTheOldTemplateWithoutItsHash() {
    Deployment deployment = Workloads.deployment();
    Deployment former =
        deployment.withSpec(deployment.spec().withTemplate(Workloads.template("b")));
    ReplicaSet old = NewReplicaSet.of(former, "abc", 0, ImmutableSortedMap.of("cause", "before"));

    Deployment rolledBack = RollbackTarget.rolledBack(deployment, old);

    assertThat(rolledBack.spec()).isEqualTo(former.spec());
    assertThat(rolledBack.metadata().annotations()).containsEntry("cause", "before");
    assertThat(RollbackTarget.isCurrent(rolledBack, old)).isTrue();
    assertThat(RollbackTarget.isCurrent(deployment, old)).isFalse();
  }
}
