package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Deployment's ReplicaSets.
 *
 * @param newest the one of the current template, if it exists
 * @param old all others, oldest first, whatever their size
 */
record OwnedReplicaSets(@Nullable ReplicaSet newest, ImmutableList<ReplicaSet> old) {

  /** Of several that match the template, the oldest is the new one and the rest are old. */
  static OwnedReplicaSets of(Deployment deployment, Collection<ReplicaSet> owned) {
    ImmutableList<ReplicaSet> sorted =
        ImmutableList.sortedCopyOf(ReplicaSetOrder.BY_CREATION, owned);
    int index = Iterables.indexOf(sorted, set -> hasTemplateOf(deployment, set));
    if (index < 0) {
      return new OwnedReplicaSets(null, sorted);
    }
    ImmutableList.Builder<ReplicaSet> old = ImmutableList.builder();
    old.addAll(sorted.subList(0, index)).addAll(sorted.subList(index + 1, sorted.size()));
    return new OwnedReplicaSets(sorted.get(index), old.build());
  }

  static boolean hasTemplateOf(Deployment deployment, ReplicaSet set) {
    return TemplateEquality.equalIgnoringHash(set.spec().template(), deployment.spec().template());
  }

  Optional<ReplicaSet> newReplicaSet() {
    return Optional.ofNullable(newest);
  }

  /** The old ones, then the new one. */
  ImmutableList<ReplicaSet> all() {
    return newest == null
        ? old
        : ImmutableList.<ReplicaSet>builderWithExpectedSize(old.size() + 1)
            .addAll(old)
            .add(newest)
            .build();
  }

  /** The one of that name, which must be among them. */
  ReplicaSet named(String name) {
    return Iterables.find(all(), set -> set.name().equals(name));
  }

  /** The same with one of them written anew. */
  OwnedReplicaSets with(ReplicaSet changed) {
    if (newest != null && newest.name().equals(changed.name())) {
      return new OwnedReplicaSets(changed, old);
    }
    return new OwnedReplicaSets(
        newest,
        old.stream()
            .map(set -> set.name().equals(changed.name()) ? changed : set)
            .collect(ImmutableList.toImmutableList()));
  }

  OwnedReplicaSets withNew(ReplicaSet created) {
    return new OwnedReplicaSets(created, old);
  }
}
