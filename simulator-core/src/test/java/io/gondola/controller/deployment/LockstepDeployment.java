package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.rollout.PodReplacementPolicy;
import io.gondola.rollout.RolloutAction;
import io.gondola.rollout.RolloutAction.Create;
import io.gondola.rollout.RolloutAction.Scale;
import io.gondola.rollout.RolloutDecision;
import io.gondola.rollout.RolloutLimits;
import io.gondola.rollout.RolloutPolicy;
import io.gondola.rollout.RolloutState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Deployment whose controller is nothing but the pure rules, and whose ReplicaSets have pods that
 * are but counts: no API server, no queue, no time between cause and effect.
 */
final class LockstepDeployment {

  /** The ReplicaSets, in the order in which they were last written: so they work, too. */
  final Map<String, LockstepPods> pods = new LinkedHashMap<>();

  final List<String> scalings = new ArrayList<>();
  Deployment deployment;
  Instant now = Workloads.START;

  LockstepDeployment(Deployment deployment) {
    this.deployment = deployment;
  }

  OwnedReplicaSets sets() {
    return OwnedReplicaSets.of(deployment, pods.values().stream().map(p -> p.set).toList());
  }

  /** The ReplicaSet that was created as the n-th, counted from 1. */
  LockstepPods numbered(int n) {
    return pods.values().stream().filter(p -> p.number == n).findFirst().orElseThrow();
  }

  /** Lets controllers work until none has anything to do; pods change only by their hand. */
  void settle() {
    boolean busy = true;
    for (int round = 0; busy; round++) {
      if (round > 1000) {
        throw new AssertionError("does not settle: " + deployment.status());
      }
      busy = sync() || syncReplicaSet();
    }
  }

  /** Lets one ReplicaSet work: its Deployment hears of it before the next one gets to work. */
  private boolean syncReplicaSet() {
    return pods.values().stream().anyMatch(set -> set.sync(now));
  }

  /** One sync of the Deployment; false if it changed nothing. */
  boolean sync() {
    Deployment before = deployment;
    List<ReplicaSet> setsBefore = pods.values().stream().map(p -> p.set).toList();
    ProgressNotes.pausedOrResumed(deployment, now).ifPresent(this::writeStatus);
    syncRevision();
    step();
    return !before.equals(deployment)
        || !setsBefore.equals(pods.values().stream().map(p -> p.set).toList());
  }

  private void syncRevision() {
    OwnedReplicaSets sets = sets();
    RevisionSync.outdated(deployment, sets).ifPresent(this::write);
    sets()
        .newReplicaSet()
        .ifPresent(
            newest -> {
              setRevision(newest.metadata().annotations().get(DeploymentAnnotations.REVISION));
              writeStatus(ProgressNotes.found(deployment, newest, now));
            });
  }

  private void step() {
    OwnedReplicaSets sets = sets();
    RolloutPolicy policy = Strategies.policy(deployment.spec().strategy());
    RolloutLimits limits = policy.limits(deployment.spec().desiredReplicas());
    RolloutState state =
        RolloutObservation.of(
            deployment, sets, PodReplacementPolicy.TERMINATION_STARTED, oldPodsLeft(sets), now);
    boolean paused = deployment.spec().paused();
    boolean rollingOut = !paused && !state.resized();
    RolloutDecision decision = rollingOut ? policy.decide(state) : policy.resize(state);
    boolean complete = RolloutProgress.complete(deployment, deployment.status());

    for (RolloutAction action : decision.actions()) {
      if (action instanceof Create create) {
        create(create.replicas(), sets, limits);
      } else if (action instanceof Scale scale) {
        scale(scale, limits);
      }
    }
    if (paused || (decision.mayCleanUpHistory() && complete)) {
      HistoryCleanUp.superfluous(deployment, sets.old()).forEach(this::delete);
    }
    DeploymentStatus counted =
        StatusCalculation.calculate(deployment, sets, limits.maxUnavailable(), now);
    writeStatus(rollingOut ? RolloutProgress.judge(deployment, sets, counted, now) : counted);
  }

  private boolean oldPodsLeft(OwnedReplicaSets sets) {
    return sets.old().stream().anyMatch(old -> pods.get(old.name()).any());
  }

  private void create(int size, OwnedReplicaSets sets, RolloutLimits limits) {
    long revision = Revisions.next(sets.old());
    String hash =
        PodTemplateHash.of(deployment.spec().template(), deployment.status().collisionCount());
    ReplicaSet created =
        NewReplicaSet.of(
            deployment, hash, size, RevisionSync.forNew(deployment, revision, size(limits)));
    int number = pods.values().stream().mapToInt(p -> p.number).max().orElse(0) + 1;
    // Each a second younger than the one before, so that no two are of the same age.
    Instant time = Workloads.START.plusSeconds(number);
    pods.put(
        created.name(),
        new LockstepPods(
            number,
            created.withMetadata(
                created.metadata().withUid("uid-" + number).withCreationTimestamp(time))));
    scalings.add("[" + number + "," + size + "]");
    setRevision(Long.toString(revision));
    writeStatus(ProgressNotes.created(deployment, created, now));
  }

  private void scale(Scale scale, RolloutLimits limits) {
    LockstepPods target = pods.remove(scale.replicaSet());
    pods.put(scale.replicaSet(), target);
    if (target.set.spec().desiredReplicas() != scale.to()) {
      scalings.add("[" + target.number + "," + scale.to() + "]");
    }
    write(
        target
            .set
            .withSpec(target.set.spec().withReplicas(scale.to()))
            .withMetadata(
                target
                    .set
                    .metadata()
                    .withAnnotations(size(limits).addedTo(target.set.metadata().annotations()))));
  }

  private SizeAnnotations size(RolloutLimits limits) {
    int replicas = deployment.spec().desiredReplicas();
    return new SizeAnnotations(replicas, limits.ceiling(replicas));
  }

  private void delete(ReplicaSet set) {
    scalings.add("[" + pods.get(set.name()).number + ",\"deleted\"]");
    pods.remove(set.name());
  }

  private void write(ReplicaSet set) {
    pods.get(set.name()).set = set;
  }

  private void writeStatus(DeploymentStatus status) {
    deployment = deployment.withStatus(status);
  }

  private void setRevision(String revision) {
    deployment =
        deployment.withMetadata(
            deployment
                .metadata()
                .withAnnotations(
                    DeploymentAnnotations.with(
                        deployment.metadata().annotations(),
                        DeploymentAnnotations.REVISION,
                        revision)));
  }

  /** The scalings since the last call. */
  ImmutableList<String> takeScalings() {
    ImmutableList<String> taken = ImmutableList.copyOf(scalings);
    scalings.clear();
    return taken;
  }
}
