package io.gondola.controller.deployment;

import static io.gondola.controller.deployment.DeploymentAnnotations.ROLLBACK_TO;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import com.google.common.primitives.Longs;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A rollback that an annotation asks for, as clients of the extensions API once did; Kubernetes
 * still honours it. Whatever comes of it, the annotation is taken away.
 *
 * @param deployment what to write
 * @param event what to report
 */
record AnnotatedRollback(Deployment deployment, DeploymentEvent event) {

  /** The revision asked for, 0 for the last but one; empty if none is, or it is no number. */
  static OptionalLong asked(Deployment deployment) {
    String text = deployment.metadata().annotations().getOrDefault(ROLLBACK_TO, "");
    Long revision = Longs.tryParse(text);
    return revision == null ? OptionalLong.empty() : OptionalLong.of(revision);
  }

  static AnnotatedRollback to(long revision, Deployment deployment, OwnedReplicaSets sets) {
    Optional<ReplicaSet> target = RollbackTarget.find(sets.all(), revision);
    if (target.isEmpty()) {
      return new AnnotatedRollback(
          cleared(deployment), DeploymentEvent.rollbackRevisionNotFound(revision));
    }
    if (RollbackTarget.isCurrent(deployment, target.get())) {
      return new AnnotatedRollback(
          cleared(deployment), DeploymentEvent.rollbackUnchanged(deployment.name()));
    }
    return new AnnotatedRollback(
        cleared(RollbackTarget.rolledBack(deployment, target.get())),
        DeploymentEvent.rolledBack(deployment.name(), Revisions.of(target.get()).orElse(0)));
  }

  private static Deployment cleared(Deployment deployment) {
    return deployment.withMetadata(
        deployment
            .metadata()
            .withAnnotations(
                ImmutableSortedMap.copyOfSorted(
                    Maps.filterKeys(
                        deployment.metadata().annotations(), key -> !key.equals(ROLLBACK_TO)))));
  }
}
