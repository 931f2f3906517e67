package io.gondola.controller.deployment;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/** Which ReplicaSet a rollback goes back to, and what the Deployment looks like afterwards. */
public final class RollbackTarget {

  private RollbackTarget() {}

  /**
   * The ReplicaSet of a revision, or the one before the last.
   *
   * @param revision 0 for the second highest
   */
  public static Optional<ReplicaSet> find(Collection<ReplicaSet> owned, long revision) {
    if (revision > 0) {
      return owned.stream()
          .filter(set -> Revisions.of(set).equals(OptionalLong.of(revision)))
          .min(ReplicaSetOrder.BY_CREATION);
    }
    return owned.stream()
        .filter(set -> Revisions.of(set).orElse(0) > 0)
        .sorted(Comparator.<ReplicaSet>comparingLong(set -> Revisions.of(set).orElse(0)).reversed())
        .skip(1)
        .findFirst();
  }

  /**
   * The Deployment with the template and annotations of that ReplicaSet. Its controller then finds
   * the ReplicaSet again by the template and gives it a new revision.
   */
  public static Deployment rolledBack(Deployment deployment, ReplicaSet target) {
    return deployment
        .withSpec(
            deployment.spec().withTemplate(TemplateEquality.withoutHash(target.spec().template())))
        .withMetadata(
            deployment
                .metadata()
                .withAnnotations(
                    DeploymentAnnotations.rolledBack(
                        deployment.metadata().annotations(), target.metadata().annotations())));
  }

  /** Whether a rollback would change nothing. */
  public static boolean isCurrent(Deployment deployment, ReplicaSet target) {
    return OwnedReplicaSets.hasTemplateOf(deployment, target);
  }
}
