package io.gondola.rollout;

import com.google.common.collect.ImmutableList;
import java.time.Instant;

/** Short ways to write the states that policies decide on. */
final class States {

  private States() {}

  /** A ReplicaSet of the given age rank; 0 is the oldest. */
  static ReplicaSetState set(String name, int age, int desired, int available) {
    return ReplicaSetStateBuilder.builder()
        .name(name)
        .created(Instant.EPOCH.plusSeconds(age))
        .desired(desired)
        .current(desired)
        .ready(available)
        .available(available)
        .build();
  }

  static RolloutStateBuilder of(int replicas, ReplicaSetState... old) {
    return RolloutStateBuilder.builder()
        .replicas(replicas)
        .oldReplicaSets(ImmutableList.copyOf(old));
  }
}
