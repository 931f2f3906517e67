package io.gondola.controller.deployment;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.rollout.RolloutMark;
import java.util.Collection;
import java.util.Optional;

/** Ends the pause that a rollout in steps is in. */
public final class Promotion {

  private Promotion() {}

  /**
   * The Deployment with the order to go on; empty if its rollout is in no pause.
   *
   * @param owned its ReplicaSets
   */
  public static Optional<Deployment> of(Deployment deployment, Collection<ReplicaSet> owned) {
    ReplicaSet newest = OwnedReplicaSets.of(deployment, owned).newest();
    RolloutMark mark = newest == null ? null : MarkAnnotation.ofRevision(newest);
    if (newest == null || mark == null || mark.since() == null) {
      return Optional.empty();
    }
    return Optional.of(
        deployment.withMetadata(
            deployment
                .metadata()
                .withAnnotations(
                    DeploymentAnnotations.with(
                        deployment.metadata().annotations(),
                        MarkAnnotation.PROMOTED,
                        MarkAnnotation.promotionOf(newest, mark)))));
  }
}
