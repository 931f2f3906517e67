package io.gondola.controller.deployment;

import static io.gondola.controller.deployment.DeploymentAnnotations.REVISION;
import static io.gondola.controller.deployment.DeploymentAnnotations.REVISION_HISTORY;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps the new ReplicaSet's annotations in step with its Deployment, on every look at it: it
 * always bears the highest revision, so a ReplicaSet that is rolled back to gets a new one.
 */
final class RevisionSync {

  private RevisionSync() {}

  /** The annotations of a ReplicaSet about to be created. */
  static ImmutableSortedMap<String, String> forNew(
      Deployment deployment, long revision, SizeAnnotations size) {
    ImmutableSortedMap<String, String> copied =
        DeploymentAnnotations.copied(deployment.metadata().annotations(), ImmutableSortedMap.of());
    return size.addedTo(DeploymentAnnotations.with(copied, REVISION, Long.toString(revision)));
  }

  /** The new ReplicaSet as it should be written, if anything of it is out of date. */
  static Optional<ReplicaSet> outdated(Deployment deployment, OwnedReplicaSets sets) {
    ReplicaSet newest = sets.newReplicaSet().orElse(null);
    if (newest == null) {
      return Optional.empty();
    }
    ImmutableSortedMap<String, String> annotations = annotations(deployment, sets, newest);
    int minReady = deployment.spec().minReadySeconds();
    // Kubernetes reports no change when the revision is no number; the rest then waits too.
    boolean changed =
        Revisions.of(newest).isPresent() && !annotations.equals(newest.metadata().annotations());
    if (!changed && newest.spec().minReadySeconds() == minReady) {
      return Optional.empty();
    }
    return Optional.of(
        newest
            .withMetadata(newest.metadata().withAnnotations(annotations))
            .withSpec(newest.spec().withMinReadySeconds(minReady)));
  }

  private static ImmutableSortedMap<String, String> annotations(
      Deployment deployment, OwnedReplicaSets sets, ReplicaSet newest) {
    ImmutableSortedMap<String, String> copied =
        DeploymentAnnotations.copied(
            deployment.metadata().annotations(), newest.metadata().annotations());
    long revision = Revisions.next(sets.old());
    OptionalLong current = Revisions.of(newest);
    // A higher one is kept: the old ReplicaSets that explain it may have been cleaned up.
    return current.isEmpty() || current.getAsLong() >= revision
        ? copied
        : withRevision(copied, revision, RevisionHistory.LIMIT);
  }

  /** The former revision, if there was one, goes into the history. */
  static ImmutableSortedMap<String, String> withRevision(
      ImmutableSortedMap<String, String> annotations, long revision, int historyLimit) {
    String former = annotations.get(REVISION);
    ImmutableSortedMap<String, String> raised =
        DeploymentAnnotations.with(annotations, REVISION, Long.toString(revision));
    if (former == null) {
      return raised;
    }
    String history = annotations.getOrDefault(REVISION_HISTORY, "");
    return DeploymentAnnotations.with(
        raised, REVISION_HISTORY, RevisionHistory.append(history, former, historyLimit));
  }
}
