package io.gondola.controller.replicaset;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.ReplicaSetCondition;
import java.util.Optional;

/** The condition list of a ReplicaSet: at most one of each type, the latest change last. */
final class ReplicaSetConditions {

  private ReplicaSetConditions() {}

  static Optional<ReplicaSetCondition> find(
      ImmutableList<ReplicaSetCondition> conditions, String type) {
    return conditions.stream().filter(condition -> condition.type().equals(type)).findFirst();
  }

  /**
   * Puts a condition at the end, in place of the one of its type. With the same status and reason
   * the old one stays as it is, its message and time included.
   */
  static ImmutableList<ReplicaSetCondition> with(
      ImmutableList<ReplicaSetCondition> conditions, ReplicaSetCondition condition) {
    Optional<ReplicaSetCondition> before = find(conditions, condition.type());
    if (before.isPresent()
        && before.get().status().equals(condition.status())
        && before.get().reason().equals(condition.reason())) {
      return conditions;
    }
    return ImmutableList.<ReplicaSetCondition>builder()
        .addAll(without(conditions, condition.type()))
        .add(condition)
        .build();
  }

  static ImmutableList<ReplicaSetCondition> without(
      ImmutableList<ReplicaSetCondition> conditions, String type) {
    return conditions.stream()
        .filter(condition -> !condition.type().equals(type))
        .collect(toImmutableList());
  }
}
