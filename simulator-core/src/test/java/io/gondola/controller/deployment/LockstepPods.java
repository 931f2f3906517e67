package io.gondola.controller.deployment;

import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A ReplicaSet with pods that are but counts: those that are not ready, are ready, are leaving. */
final class LockstepPods {

  final int number;
  ReplicaSet set;
  int unready;
  int terminating;

  /** When each ready pod became so, the first first. */
  private final List<Instant> ready = new ArrayList<>();

  LockstepPods(int number, ReplicaSet set) {
    this.number = number;
    this.set = set;
  }

  boolean any() {
    return unready + terminating > 0 || !ready.isEmpty();
  }

  void becomeReady(int count, Instant now) {
    for (int i = 0; i < count && unready > 0; i++) {
      unready--;
      ready.add(now);
    }
  }

  void becomeUnready(int count) {
    for (int i = 0; i < count && !ready.isEmpty(); i++) {
      ready.remove(0);
      unready++;
    }
  }

  void delete(boolean readyOnes, int count) {
    for (int i = 0; i < count && (readyOnes ? !ready.isEmpty() : unready > 0); i++) {
      deleteOne(readyOnes);
    }
  }

  private void deleteOne(boolean readyOne) {
    if (readyOne) {
      ready.remove(ready.size() - 1);
    } else {
      unready--;
    }
    terminating++;
  }

  /** Creates what is missing or deletes what is too much, and reports. */
  boolean sync(Instant now) {
    int missing = set.spec().desiredReplicas() - unready - ready.size();
    if (missing > 0) {
      unready += missing;
    }
    for (int i = 0; i < -missing; i++) {
      deleteOne(unready == 0);
    }
    ReplicaSetStatus status = status(now);
    boolean changed = missing != 0 || !status.equals(set.status());
    set = set.withStatus(status);
    return changed;
  }

  private ReplicaSetStatus status(Instant now) {
    Instant readyBefore = now.minusSeconds(set.spec().minReadySeconds());
    int available = (int) ready.stream().filter(time -> !time.isAfter(readyBefore)).count();
    return set.status()
        .withReplicas(unready + ready.size())
        .withReadyReplicas(ready.size())
        .withAvailableReplicas(available)
        .withTerminatingReplicas(terminating)
        .withObservedGeneration(set.metadata().generation());
  }
}
