package io.gondola.rollout;

import com.google.common.collect.ImmutableList;
import io.gondola.rollout.RolloutAction.Create;
import io.gondola.rollout.RolloutAction.Scale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The least that a policy needs around it: a Deployment of numbered templates, ReplicaSets that are
 * but counts, and no time. A test moves it step by step.
 */
final class LockstepModel {

  /** One ReplicaSet: what it is asked for, the pods it has, and what it last reported. */
  static final class Set {
    final int template;
    int desired;
    int pods;
    int ready;
    int terminating;
    private ReplicaSetState report;

    private Set(int template, ReplicaSetState report) {
      this.template = template;
      this.desired = report.desired();
      this.report = report;
    }

    String name() {
      return "v" + template;
    }

    /** Creates what is missing, deletes what is too much: pods that are not ready go first. */
    boolean syncPods() {
      boolean changes = pods != desired;
      if (pods > desired) {
        terminating += pods - desired;
        ready = Math.min(ready, desired);
      }
      pods = desired;
      return changes;
    }

    /** Publishes the counts as they are now. */
    boolean report() {
      ReplicaSetState now = report.withCurrent(pods).withReady(ready).withAvailable(ready);
      boolean changes = !now.equals(report);
      report = now;
      return changes;
    }

    void readyAll() {
      ready = pods;
    }
  }

  final List<Set> sets = new ArrayList<>();
  int replicas;
  int template = 1;
  boolean paused;
  RolloutPolicy policy;

  LockstepModel(RolloutPolicy policy, int replicas) {
    this.policy = policy;
    this.replicas = replicas;
  }

  /** A Deployment whose first ReplicaSet is complete. */
  static LockstepModel rolledOut(RolloutPolicy policy, int replicas) {
    LockstepModel model = new LockstepModel(policy, replicas);
    model.settle();
    model.sets.forEach(Set::readyAll);
    model.settle();
    return model;
  }

  Optional<Set> set(int template) {
    return sets.stream().filter(set -> set.template == template).findFirst();
  }

  int desired(int template) {
    return set(template).map(set -> set.desired).orElse(0);
  }

  RolloutState state() {
    return States.of(
            replicas,
            sets.stream()
                .filter(set -> set.template != template)
                .map(set -> set.report.withDesired(set.desired))
                .toArray(ReplicaSetState[]::new))
        .newReplicaSet(set(template).map(set -> set.report.withDesired(set.desired)).orElse(null))
        .oldPodsRunning(
            sets.stream()
                .anyMatch(set -> set.template != template && set.pods + set.terminating > 0))
        .build();
  }

  /** One sync of the Deployment: the changes of sizes, such as {@code v1 10->8}. */
  ImmutableList<String> sync() {
    RolloutState state = state();
    RolloutDecision decision =
        paused || state.resized() ? policy.resize(state) : policy.decide(state);
    ImmutableList.Builder<String> changes = ImmutableList.builder();
    for (RolloutAction action : decision.actions()) {
      if (action instanceof Create create) {
        changes.add(create(create.replicas()));
      } else if (action instanceof Scale scale) {
        scale(scale).ifPresent(changes::add);
      }
    }
    return changes.build();
  }

  private String create(int size) {
    ReplicaSetState report =
        recorded(
            ReplicaSetStateBuilder.builder()
                .name("v" + template)
                .created(Instant.EPOCH.plusSeconds(template))
                .desired(size)
                .build());
    sets.add(new Set(template, report));
    return "v" + template + " created with " + size;
  }

  private Optional<String> scale(Scale scale) {
    Set set =
        sets.stream().filter(s -> s.name().equals(scale.replicaSet())).findFirst().orElseThrow();
    int from = set.desired;
    set.report = recorded(set.report);
    set.desired = scale.to();
    return from == scale.to()
        ? Optional.empty()
        : Optional.of(set.name() + " " + from + "->" + scale.to());
  }

  private ReplicaSetState recorded(ReplicaSetState report) {
    return report
        .withRecordedReplicas(replicas)
        .withRecordedMaxReplicas(policy.limits(replicas).ceiling(replicas));
  }

  /** Syncs until nothing changes any more, except that no pod becomes ready or ends. */
  ImmutableList<ImmutableList<String>> settle() {
    ImmutableList.Builder<ImmutableList<String>> log = ImmutableList.builder();
    boolean busy = true;
    for (int round = 0; busy; round++) {
      if (round > 1000) {
        throw new AssertionError("the rollout does not settle: " + state());
      }
      for (var changes = sync(); !changes.isEmpty(); changes = sync()) {
        log.add(changes);
      }
      busy = false;
      sets.sort(Comparator.comparingInt(set -> set.template));
      for (Set set : sets) {
        busy |= set.syncPods();
        busy |= set.report();
      }
    }
    return log.build();
  }

  /** Settles, makes all pods ready and ends those that are leaving, until nothing changes. */
  ImmutableList<ImmutableList<String>> complete() {
    ImmutableList.Builder<ImmutableList<String>> log = ImmutableList.builder();
    boolean busy = true;
    while (busy) {
      log.addAll(settle());
      busy = false;
      for (Set set : sets) {
        busy |= set.ready < set.pods || set.terminating > 0;
        set.readyAll();
        set.terminating = 0;
      }
    }
    return log.build();
  }
}
