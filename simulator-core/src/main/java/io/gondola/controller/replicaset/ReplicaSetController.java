package io.gondola.controller.replicaset;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetStatus;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.OwnerReference;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.apiserver.Index;
import io.gondola.apiserver.Reconciler;
import io.gondola.apiserver.WorkQueue;
import io.gondola.controller.Claim;
import io.gondola.controller.Claims;
import io.gondola.controller.ControllerCaches;
import io.gondola.rollout.PodReplacementPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps each ReplicaSet's number of pods: claims, creates, deletes, and reports. */
public final class ReplicaSetController implements Reconciler {

  /** As it is named in the timeline. */
  public static final String COMPONENT = ReplicaSetEvent.SOURCE;

  private final ApiServer api;
  private final ControllerCaches caches;
  private final PodReplacementPolicy replacement;
  private final Index<Pod> orphans;
  private final Expectations expectations = new Expectations();
  private final PodOwners owners;
  private final WorkQueue queue;

  private ReplicaSetController(
      ApiServer api,
      ControllerCaches caches,
      PodReplacementPolicy replacement,
      Supplier<Duration> syncDelay) {
    this.api = api;
    this.caches = caches;
    this.replacement = replacement;
    this.orphans = caches.pods().indexBy(ReplicaSetController::namespaceOfOrphan);
    this.queue =
        new WorkQueue(
            api, ReplicaSetEvent.SOURCE, WorkQueue.Settings.retryingForever(syncDelay), this);
    this.owners = new PodOwners(caches, expectations, queue);
  }

  /** Starts the controller. */
  public static void start(
      ApiServer api,
      ControllerCaches caches,
      PodReplacementPolicy replacement,
      Supplier<Duration> syncDelay) {
    ReplicaSetController controller = new ReplicaSetController(api, caches, replacement, syncDelay);
    caches.replicaSets().follow(controller.owners::onReplicaSet);
    caches.pods().follow(controller.owners::onPod);
  }

  @Override
  public void reconcile(ObjectKey key) {
    Optional<ReplicaSet> found = caches.replicaSets().find(key);
    if (found.isEmpty()) {
      expectations.forget(key);
      return;
    }
    ReplicaSet replicaSet = found.get();
    boolean mayAct = expectations.satisfied(key, api.simulation().now());
    ClaimedPods pods = owners.podsOf(replicaSet);
    claim(replicaSet, pods);
    PodCounts counts =
        pods.tally().counts(replicaSet.spec().minReadySeconds(), api.simulation().now());
    Optional<String> failure =
        mayAct && replicaSet.metadata().deletionTimestamp() == null
            ? manage(replicaSet, pods.tally(), counts)
            : Optional.empty();
    publish(replicaSet, counts, failure);
    if (failure.isPresent()) {
      throw new ApiException(Reason.INTERNAL_ERROR, failure.get());
    }
    ReplicaSetStatusRule.refreshAfter(
            pods.tally(), counts, replicaSet.spec().minReadySeconds(), api.simulation().now())
        .ifPresent(wait -> queue.addAfter(key, wait));
  }

  /** Lets go of pods that no longer fit, and takes in those without a controller that do. */
  private void claim(ReplicaSet replicaSet, ClaimedPods pods) {
    for (Pod pod : pods.astray()) {
      if (pod.isActive() && claimOf(replicaSet, pod, false) == Claim.RELEASE) {
        Claims.patch(api, pod, metadata -> Claim.released(metadata, replicaSet.metadata().uid()));
      }
    }
    ImmutableList<Pod> wanted =
        orphans.get(replicaSet.metadata().namespace()).stream()
            .filter(pod -> pod.isActive() && pods.selects(pod))
            .filter(pod -> claimOf(replicaSet, pod, true) == Claim.ADOPT)
            .collect(toImmutableList());
    if (!wanted.isEmpty()) {
      Claims.checkAlive(api, replicaSet);
      OwnerReference owner = OwnerReference.toController(replicaSet);
      // What has been taken in counts at once: the cache will know of it only later.
      wanted.forEach(
          pod ->
              Claims.patch(api, pod, metadata -> Claim.adopted(metadata, owner))
                  .ifPresent(pods::put));
    }
  }

  private static Claim claimOf(ReplicaSet replicaSet, Pod pod, boolean selected) {
    return Claim.of(replicaSet.metadata(), pod.metadata(), selected);
  }

  /** Creates or deletes what is missing or too much; gives the text of the first failure. */
  private Optional<String> manage(ReplicaSet replicaSet, PodTally pods, PodCounts counts) {
    int leaving = replacement.counted(counts.terminating());
    ReplicaStep step = ReplicaStep.of(replicaSet, counts.active(), leaving);
    if (step.creations() > 0) {
      return create(replicaSet, step.creations());
    }
    return step.deletions() > 0 ? delete(replicaSet, pods, step.deletions()) : Optional.empty();
  }

  private Optional<String> create(ReplicaSet replicaSet, int count) {
    expectations.expectCreations(replicaSet.key(), count, api.simulation().now());
    Pod pod = ReplicaSetPod.from(replicaSet);
    SlowStart outcome = SlowStart.run(count, () -> createOne(replicaSet, pod));
    expectations.creationsFailed(replicaSet.key(), count - outcome.created());
    return outcome.failure();
  }

  private Optional<String> createOne(ReplicaSet replicaSet, Pod pod) {
    Optional<String> problem = ReplicaSetPod.problem(replicaSet);
    if (problem.isPresent()) {
      return problem;
    }
    try {
      report(replicaSet, ReplicaSetEvent.created(api.create(pod).name()));
      return Optional.empty();
    } catch (ApiException e) {
      if (e.isNamespaceTerminating()) {
        return Optional.empty();
      }
      report(replicaSet, ReplicaSetEvent.createFailed(e.getMessage()));
      return Optional.of(e.getMessage());
    }
  }

  private Optional<String> delete(ReplicaSet replicaSet, PodTally pods, int count) {
    ImmutableList<Pod> chosen =
        new PodDeletionOrder(
                PodDeletionOrder.relatedPodsOnNode(siblings(replicaSet)), api.simulation().now())
            .choose(pods, count);
    expectations.expectDeletions(
        replicaSet.key(),
        chosen.stream().map(Pod::key).collect(toImmutableList()),
        api.simulation().now());
    Optional<String> failure = Optional.empty();
    for (Pod pod : chosen) {
      Optional<String> one = deleteOne(replicaSet, pod);
      failure = failure.isPresent() ? failure : one;
    }
    return failure;
  }

  private Optional<String> deleteOne(ReplicaSet replicaSet, Pod pod) {
    try {
      api.delete(Pod.TYPE, pod.key(), DeleteOptions.DEFAULT);
      report(replicaSet, ReplicaSetEvent.deleted(pod.name()));
      return Optional.empty();
    } catch (ApiException e) {
      expectations.deletionObserved(replicaSet.key(), pod.key());
      if (e.reason() == Reason.NOT_FOUND) {
        return Optional.empty();
      }
      report(replicaSet, ReplicaSetEvent.deleteFailed(e.getMessage()));
      return Optional.of(e.getMessage());
    }
  }

  /** The pods of all ReplicaSets with the same controller; none for one without a controller. */
  private ImmutableList<PodTally> siblings(ReplicaSet replicaSet) {
    String controller = ControllerCaches.controllerUid(replicaSet);
    return controller.isEmpty()
        ? ImmutableList.of()
        : caches.replicaSetsByOwner().get(controller).stream()
            .map(sibling -> owners.podsOf(sibling).tally())
            .collect(toImmutableList());
  }

  private void publish(ReplicaSet replicaSet, PodCounts counts, Optional<String> failure) {
    ReplicaSetStatus status = status(replicaSet, counts, failure);
    if (status.equals(replicaSet.status())) {
      return;
    }
    try {
      api.updateStatus(replicaSet.withStatus(status));
    } catch (ApiException e) {
      if (e.reason() != Reason.CONFLICT) {
        throw e;
      }
      // The cache lags behind: Kubernetes reads the ReplicaSet anew and tries once more.
      api.patchStatus(
          ReplicaSet.TYPE,
          replicaSet.key(),
          live ->
              live.withStatus(
                  status(live, counts, failure)
                      .withObservedGeneration(replicaSet.metadata().generation())));
    }
  }

  private ReplicaSetStatus status(
      ReplicaSet replicaSet, PodCounts counts, Optional<String> failure) {
    Instant now = api.simulation().now().truncatedTo(ChronoUnit.SECONDS);
    return ReplicaSetStatusRule.status(replicaSet, counts, failure, now);
  }

  private void report(ReplicaSet about, ReplicaSetEvent event) {
    api.events().report(about, event.type(), event.reason(), event.message());
  }

  private static String namespaceOfOrphan(Pod pod) {
    return ControllerCaches.controllerUid(pod).isEmpty() ? pod.metadata().namespace() : "";
  }
}
