package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableSet;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.OwnerReference;
import java.util.Collection;
import java.util.Optional;

/**
 * Which Deployments have to be looked at again when something else has changed. Pods becoming ready
 * are not among it: a Deployment learns of them through the status of its ReplicaSets.
 */
final class DeploymentTriggers {

  /** The Deployments as the controller knows them. */
  interface Known {

    Optional<Deployment> get(ObjectKey key);

    Collection<Deployment> in(String namespace);
  }

  private final Known known;

  DeploymentTriggers(Known known) {
    this.known = known;
  }

  /**
   * Its owner; for an orphan all that might adopt it. One that is going away is as good as gone.
   */
  ImmutableSet<ObjectKey> replicaSetAdded(ReplicaSet set) {
    if (set.metadata().deletionTimestamp() != null) {
      return replicaSetDeleted(set);
    }
    return set.metadata().controller().isPresent() ? owner(set.metadata()) : selecting(set);
  }

  /** The present owner and a former one; all that might adopt a ReplicaSet that was let go. */
  ImmutableSet<ObjectKey> replicaSetUpdated(ReplicaSet before, ReplicaSet after) {
    ObjectMeta was = before.metadata();
    ObjectMeta is = after.metadata();
    if (was.resourceVersion().equals(is.resourceVersion())) {
      return ImmutableSet.of();
    }
    boolean sameOwner = was.controller().equals(is.controller());
    ImmutableSet.Builder<ObjectKey> keys = ImmutableSet.builder();
    if (!sameOwner) {
      keys.addAll(owner(was));
    }
    if (is.controller().isPresent()) {
      keys.addAll(owner(is));
    } else if (!sameOwner || !was.labels().equals(is.labels())) {
      keys.addAll(selecting(after));
    }
    return keys.build();
  }

  /** Its owner; an orphan is nobody's loss. */
  ImmutableSet<ObjectKey> replicaSetDeleted(ReplicaSet set) {
    return owner(set.metadata());
  }

  /**
   * The Deployment of a pod that has vanished, if it waits for just that: only {@code Recreate}
   * does, until no pod at all is left, ended ones included.
   *
   * @param podsLeft pods of all the Deployment's ReplicaSets
   */
  static boolean podDeleted(Deployment deployment, int podsLeft) {
    return deployment.spec().strategy().type().equals(Strategies.RECREATE) && podsLeft == 0;
  }

  /** Those whose selector fits an orphan, in the order of their names. */
  ImmutableSet<ObjectKey> selecting(ReplicaSet set) {
    return known.in(set.metadata().namespace()).stream()
        .filter(deployment -> selects(deployment, set))
        .map(Deployment::key)
        .sorted()
        .collect(ImmutableSet.toImmutableSet());
  }

  /** An empty selector selects nothing here, although it would match everything. */
  private static boolean selects(Deployment deployment, ReplicaSet set) {
    LabelSelector selector = deployment.spec().selector();
    return selector != null
        && !isEmpty(selector)
        && !set.metadata().labels().isEmpty()
        && selector.toSelector().matches(set.metadata().labels());
  }

  private static boolean isEmpty(LabelSelector selector) {
    return selector.matchLabels().isEmpty() && selector.matchExpressions().isEmpty();
  }

  /** The owner is meant only if kind, name and uid are those of a Deployment that exists. */
  private ImmutableSet<ObjectKey> owner(ObjectMeta owned) {
    OwnerReference owner = owned.controller().orElse(null);
    if (owner == null || !owner.kind().equals(Deployment.TYPE.kind())) {
      return ImmutableSet.of();
    }
    return known
        .get(new ObjectKey(owned.namespace(), owner.name()))
        .filter(deployment -> deployment.metadata().uid().equals(owner.uid()))
        .map(deployment -> ImmutableSet.of(deployment.key()))
        .orElseGet(ImmutableSet::of);
  }
}
