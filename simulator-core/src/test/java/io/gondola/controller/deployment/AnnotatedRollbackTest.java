package io.gondola.controller.deployment;

import static io.gondola.controller.deployment.DeploymentAnnotations.ROLLBACK_TO;
import static io.gondola.controller.deployment.Workloads.set;
import static io.gondola.controller.deployment.Workloads.withRevision;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AnnotatedRollbackTest {

  private static final Deployment DEPLOYMENT = asking("0");
  private static final ReplicaSet OLD = withRevision(set("old", 0, 0), "1");
  private static final ReplicaSet CURRENT =
      withRevision(
          set("new", 1, 3)
              .withSpec(set("new", 1, 3).spec().withTemplate(DEPLOYMENT.spec().template())),
          "2");
  private static final OwnedReplicaSets SETS = new OwnedReplicaSets(CURRENT, ImmutableList.of(OLD));

  @Test
  void asked_readsTheAnnotation() {
    assertThat(AnnotatedRollback.asked(asking("3"))).isEqualTo(OptionalLong.of(3));
    assertThat(AnnotatedRollback.asked(asking("last"))).isEmpty();
    assertThat(AnnotatedRollback.asked(Workloads.deployment())).isEmpty();
  }

  @Test
  void to_zero_goesBackToTheLastButOne() {
    AnnotatedRollback rollback = AnnotatedRollback.to(0, DEPLOYMENT, SETS);

    assertThat(rollback.deployment().spec().template()).isEqualTo(OLD.spec().template());
    assertThat(rollback.deployment().metadata().annotations()).doesNotContainKey(ROLLBACK_TO);
    assertThat(rollback.event())
        .isEqualTo(
            new DeploymentEvent(
                "Normal", "DeploymentRollback", "Rolled back deployment \"web\" to revision 1"));
  }

  @Test
  void to_theCurrentRevision_onlyTakesTheAnnotationAway() {
    AnnotatedRollback rollback = AnnotatedRollback.to(2, DEPLOYMENT, SETS);

    assertThat(rollback.deployment()).isEqualTo(Workloads.deployment());
    assertThat(rollback.event())
        .isEqualTo(
            new DeploymentEvent(
                "Warning",
                "DeploymentRollbackTemplateUnchanged",
                "The rollback revision contains the same template as current deployment \"web\""));
  }

  @Test
  void to_anUnknownRevision_onlyTakesTheAnnotationAway() {
    AnnotatedRollback rollback = AnnotatedRollback.to(9, DEPLOYMENT, SETS);
    AnnotatedRollback nowhere =
        AnnotatedRollback.to(0, DEPLOYMENT, new OwnedReplicaSets(CURRENT, ImmutableList.of()));

    assertThat(rollback.deployment()).isEqualTo(Workloads.deployment());
    assertThat(rollback.event().reason()).isEqualTo("DeploymentRollbackRevisionNotFound");
    assertThat(rollback.event().message()).isEqualTo("Unable to find the revision to rollback to.");
    assertThat(nowhere.event().message()).isEqualTo("Unable to find last revision.");
  }

  private static Deployment asking(String revision) {
    return Workloads.withAnnotations(Workloads.deployment(), Map.of(ROLLBACK_TO, revision));
  }
}
