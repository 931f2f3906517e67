package io.gondola.rollout;

import com.google.common.collect.ImmutableList;
import io.gondola.rollout.RolloutAction.Create;
import io.gondola.rollout.RolloutAction.RollBack;
import io.gondola.rollout.RolloutAction.Scale;
import io.gondola.rollout.RolloutAction.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private @Nullable RolloutMark mark;
    private int markedIn;
    private boolean outdated;

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
      outdated = pods != desired;
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

  Instant now = Instant.EPOCH;
  @Nullable Double errorRate;
  @Nullable Integer promotedStep;

  /** What the Service selects, or nothing in particular. */
  String active = "";

  /**
   * Counts the rollouts: a mark of an earlier one means nothing to a ReplicaSet that is new again.
   */
  private int rollout;

  private int rolledOut;

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
                .map(set -> state(set, set.mark))
                .toArray(ReplicaSetState[]::new))
        .newReplicaSet(
            set(template)
                .map(set -> state(set, set.markedIn == rollout ? set.mark : null))
                .orElse(null))
        .now(now)
        .errorRate(errorRate)
        .promotedStep(promotedStep)
        .activeReplicaSet(active)
        .oldPodsRunning(
            sets.stream()
                .anyMatch(set -> set.template != template && set.pods + set.terminating > 0))
        .build();
  }

  private static ReplicaSetState state(Set set, @Nullable RolloutMark mark) {
    return set.report.withDesired(set.desired).withMark(mark).withOutdated(set.outdated);
  }

  /** One sync of the Deployment: the changes of sizes, such as {@code v1 10->8}. */
  ImmutableList<String> sync() {
    if (template != rolledOut) {
      rolledOut = template;
      rollout++;
      promotedStep = null;
    }
    RolloutState state = state();
    RolloutDecision decision =
        paused || state.resized() ? policy.resize(state) : policy.decide(state);
    ImmutableList.Builder<String> changes = ImmutableList.builder();
    note(decision.mark()).ifPresent(changes::add);
    for (RolloutAction action : decision.actions()) {
      if (action instanceof Create create) {
        changes.add(create(create.replicas()));
      } else if (action instanceof Scale scale) {
        scale(scale).ifPresent(changes::add);
      } else if (action instanceof Switch change) {
        active = change.replicaSet();
        changes.add("switched to " + active);
      } else if (action instanceof RollBack back) {
        template = Integer.parseInt(back.replicaSet().substring(1));
        changes.add("back to " + back.replicaSet());
      }
    }
    note(decision.mark());
    return changes.build();
  }

  private Optional<String> note(@Nullable RolloutMark mark) {
    Optional<Set> newest = set(template).filter(set -> mark != null);
    newest.ifPresent(set -> set.markedIn = rollout);
    return newest
        .filter(set -> !Objects.equals(set.mark, mark))
        .map(
            set -> {
              set.mark = mark;
              return set.name() + " at " + mark;
            });
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
    set.outdated |= from != scale.to();
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
      int syncs = 0;
      for (var changes = sync(); !changes.isEmpty(); changes = sync()) {
        if (syncs++ > 1000) {
          throw new AssertionError("the rollout does not settle: " + changes);
        }
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

  /** Completes again and again as time goes by, so that pauses end. */
  void completeInTime(Duration each, int times) {
    for (int i = 0; i < times; i++) {
      complete();
      now = now.plus(each);
    }
    complete();
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
