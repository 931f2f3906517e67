package io.gondola.controller.deployment;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.rollout.Resizing;
import io.gondola.rollout.RolloutAction;
import io.gondola.rollout.RolloutAction.Create;
import io.gondola.rollout.RolloutAction.RollBack;
import io.gondola.rollout.RolloutAction.Scale;
import io.gondola.rollout.RolloutAction.Switch;
import io.gondola.rollout.RolloutDecision;
import io.gondola.rollout.RolloutLimits;
import io.gondola.rollout.RolloutMark;
import io.gondola.rollout.RolloutPolicy;
import io.gondola.rollout.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One look of the Deployment controller at one Deployment: it observes, asks the policy, and
 * carries the answer out.
 *
 * <p>The order of concerns is Kubernetes': deletion, pause, rollback by annotation, a changed size,
 * then the rollout.
 */
final class DeploymentSync {

  private final ApiServer api;
  private final Rollouts rollouts;
  private final Instant now;
  private final boolean oldPodsRunning;
  private final RolloutPolicy policy;
  private final RolloutLimits limits;
  private Deployment deployment;
  private OwnedReplicaSets sets;
  private Optional<Duration> lookAgainAfter = Optional.empty();

  /** Looks at a Deployment and its ReplicaSets as the caches know them. */
  DeploymentSync(
      ApiServer api,
      Rollouts rollouts,
      Deployment deployment,
      OwnedReplicaSets sets,
      boolean oldPodsRunning) {
    this.api = api;
    this.rollouts = rollouts;
    this.now = api.simulation().now();
    this.deployment = deployment;
    this.sets = sets;
    this.oldPodsRunning = oldPodsRunning;
    this.policy = rollouts.policy(deployment);
    this.limits = policy.limits(deployment.spec().desiredReplicas());
  }

  /** When to look again although nothing changes; zero means soon. */
  Optional<Duration> lookAgainAfter() {
    return lookAgainAfter;
  }

  void run() {
    if (deployment.metadata().deletionTimestamp() != null) {
      syncRevision();
      writeStatus(StatusCalculation.calculate(deployment, sets, limits.maxUnavailable(), now));
      return;
    }
    ProgressNotes.pausedOrResumed(deployment, now).ifPresent(this::writeStatus);
    syncRevision();
    OptionalLong rollback = AnnotatedRollback.asked(deployment);
    if (rollback.isPresent() && !deployment.spec().paused()) {
      rollBack(rollback.getAsLong());
      return;
    }
    step();
  }

  /**
   * The new ReplicaSet bears the highest revision and the Deployment's annotations; the Deployment
   * its revision.
   */
  private void syncRevision() {
    RevisionSync.outdated(deployment, sets)
        .ifPresent(outdated -> sets = sets.with(api.update(outdated)));
    sets.newReplicaSet()
        .ifPresent(
            newest ->
                write(
                    Revisions.shown(
                        deployment.withStatus(ProgressNotes.found(deployment, newest, now)),
                        newest)));
  }

  private void rollBack(long revision) {
    AnnotatedRollback rollback = AnnotatedRollback.to(revision, deployment, sets);
    deployment = api.update(rollback.deployment());
    report(rollback.event());
  }

  private void step() {
    RolloutState state =
        rollouts.completed(
            RolloutObservation.of(deployment, sets, rollouts.replacement(), oldPodsRunning, now),
            deployment,
            sets,
            api);
    boolean paused = deployment.spec().paused();
    boolean rollingOut = !paused && !state.resized();
    RolloutDecision decision =
        rollingOut
            ? policy.decide(state)
            : Resizing.withinRoom(policy.resize(state), state, limits);
    boolean mayCleanUp =
        paused
            || (decision.mayCleanUpHistory()
                && RolloutProgress.complete(deployment, deployment.status()));

    // Kubernetes counts the status from the sizes that it found, not from those that it writes.
    OwnedReplicaSets found = sets;
    carryOut(decision);
    if (decision.actions().stream().anyMatch(RollBack.class::isInstance)) {
      return;
    }
    if (mayCleanUp) {
      HistoryCleanUp.superfluous(deployment, found.old()).forEach(this::delete);
    }
    finish(
        found.newest() == null && sets.newest() != null ? found.withNew(sets.newest()) : found,
        rollingOut && !decision.isPausing());
    if (!decision.lookAgainAfter().isZero()) {
      lookAgainAfter = Optional.of(decision.lookAgainAfter());
    }
  }

  private void finish(OwnedReplicaSets found, boolean rollingOut) {
    DeploymentStatus counted =
        StatusCalculation.calculate(deployment, found, limits.maxUnavailable(), now);
    DeploymentStatus status =
        rollingOut ? RolloutProgress.judge(deployment, found, counted, now) : counted;
    if (rollingOut && status.equals(deployment.status()) && ProgressDeadline.isRunning(status)) {
      lookAgainAfter = ProgressDeadline.lookAgainAfter(deployment, status, now);
    }
    writeStatus(status);
  }

  /** The mark comes first: what follows from it is decided again if a later write is lost. */
  private void carryOut(RolloutDecision decision) {
    note(decision.mark());
    for (RolloutAction action : decision.actions()) {
      if (action instanceof Create create) {
        create(create.replicas(), decision.mark());
      } else if (action instanceof Scale scale) {
        scale(scale);
      } else if (action instanceof Switch change) {
        switchTo(sets.named(change.replicaSet()));
      } else if (action instanceof RollBack back) {
        rollBackTo(sets.named(back.replicaSet()), back.reason());
      }
    }
  }

  /** A step done is progress, even if no pod has changed yet. */
  private void note(@Nullable RolloutMark mark) {
    MarkAnnotation.changed(sets.newest(), mark)
        .ifPresent(
            marked -> {
              sets = sets.with(api.update(marked));
              write(deployment.withStatus(ProgressNotes.stepped(deployment, marked, now)));
            });
  }

  private void switchTo(ReplicaSet set) {
    Rollouts.service(policy.activeService(), deployment, api).switchTo(set, deployment);
  }

  /** The policy's own {@code kubectl rollout undo}. */
  private void rollBackTo(ReplicaSet set, String reason) {
    report(DeploymentEvent.aborted(reason));
    deployment = api.update(RollbackTarget.rolledBack(deployment, set));
    report(DeploymentEvent.rolledBack(deployment.name(), Revisions.of(set).orElse(0)));
  }

  private void create(int replicas, @Nullable RolloutMark mark) {
    String hash =
        PodTemplateHash.of(deployment.spec().template(), deployment.status().collisionCount());
    long revision = Revisions.next(sets.old());
    ReplicaSet wanted =
        NewReplicaSet.of(
            deployment,
            hash,
            replicas,
            MarkAnnotation.addedTo(RevisionSync.forNew(deployment, revision, size()), mark));
    Optional<ReplicaSet> created = tryCreate(wanted);
    if (created.isPresent()) {
      sets = sets.withNew(created.get());
      if (replicas > 0) {
        report(DeploymentEvent.scaled(wanted.name(), 0, replicas));
      }
      DeploymentStatus noted = ProgressNotes.created(deployment, created.get(), now);
      write(Revisions.shown(deployment.withStatus(noted), created.get()));
    } else {
      sets = sets.withNew(taken(wanted));
    }
  }

  /** Empty if there is a ReplicaSet of that name already. */
  private Optional<ReplicaSet> tryCreate(ReplicaSet wanted) {
    try {
      return Optional.of(api.create(wanted));
    } catch (ApiException e) {
      if (e.reason() == Reason.ALREADY_EXISTS) {
        return Optional.empty();
      }
      if (!e.isNamespaceTerminating()) {
        report(DeploymentEvent.createFailed(wanted, e.getMessage()));
        writeStatus(ProgressNotes.createFailed(deployment, wanted, e.getMessage(), now));
      }
      throw e;
    }
  }

  /**
   * The ReplicaSet that has the name already: the wanted one, if a cache that lags behind did not
   * show it. Otherwise the hash collides; the retry hashes with the next collision count.
   */
  private ReplicaSet taken(ReplicaSet wanted) {
    ReplicaSet existing = api.get(ReplicaSet.TYPE, wanted.key());
    boolean mine =
        existing
            .metadata()
            .controller()
            .map(owner -> owner.uid().equals(deployment.metadata().uid()))
            .orElse(false);
    if (mine && OwnedReplicaSets.hasTemplateOf(deployment, existing)) {
      return existing;
    }
    int collisions = Objects.requireNonNullElse(deployment.status().collisionCount(), 0);
    writeStatus(deployment.status().withCollisionCount(collisions + 1));
    throw ApiException.alreadyExists(ReplicaSet.TYPE, wanted.name());
  }

  /** Writes a size, and the Deployment's own size beside it; nothing if both are so already. */
  private void scale(Scale scale) {
    ReplicaSet set = sets.named(scale.replicaSet());
    int before = set.spec().desiredReplicas();
    if (before == scale.to() && size().areOn(set.metadata().annotations())) {
      return;
    }
    ReplicaSet scaled =
        set.withSpec(set.spec().withReplicas(scale.to()))
            .withMetadata(
                set.metadata().withAnnotations(size().addedTo(set.metadata().annotations())));
    sets = sets.with(api.update(scaled));
    if (before != scale.to()) {
      report(DeploymentEvent.scaled(set.name(), before, scale.to()));
    }
  }

  private SizeAnnotations size() {
    int replicas = deployment.spec().desiredReplicas();
    return new SizeAnnotations(replicas, limits.ceiling(replicas));
  }

  /** Somebody may have been faster. */
  private void delete(ReplicaSet set) {
    try {
      api.delete(ReplicaSet.TYPE, set.key(), DeleteOptions.DEFAULT);
    } catch (ApiException e) {
      if (e.reason() != Reason.NOT_FOUND) {
        throw e;
      }
    }
  }

  private void writeStatus(DeploymentStatus status) {
    write(deployment.withStatus(status));
  }

  /**
   * Status and annotations go through the status: so a revision does not count as a change of the
   * spec.
   */
  private void write(Deployment changed) {
    if (!changed.equals(deployment)) {
      deployment = api.updateStatus(changed);
    }
  }

  private void report(DeploymentEvent event) {
    api.events().report(deployment, event.type(), event.reason(), event.message());
  }
}
