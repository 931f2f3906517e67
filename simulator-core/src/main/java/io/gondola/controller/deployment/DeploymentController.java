package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.Informer;
import io.gondola.apiserver.Reconciler;
import io.gondola.apiserver.WatchEvent;
import io.gondola.apiserver.WorkQueue;
import io.gondola.controller.ControllerCaches;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/** Moves each Deployment's pods to its current template, as its rollout policy says. */
public final class DeploymentController implements Reconciler {

  /** As it is named in the timeline. */
  public static final String COMPONENT = DeploymentEvent.SOURCE;

  /** After so many failures in a row Kubernetes waits for news. */
  private static final int MAX_RETRIES = 15;

  private final ApiServer api;
  private final ControllerCaches caches;
  private final Rollouts rollouts;
  private final ReplicaSetClaims claims;
  private final PodCensus census = new PodCensus();
  private final DeploymentTriggers triggers;
  private final WorkQueue queue;

  private DeploymentController(
      ApiServer api, ControllerCaches caches, Rollouts rollouts, Supplier<Duration> syncDelay) {
    this.api = api;
    this.rollouts = rollouts;
    this.caches = caches;
    this.claims = new ReplicaSetClaims(api, caches);
    this.triggers = new DeploymentTriggers(known(caches.deployments()));
    this.queue =
        new WorkQueue(
            api, DeploymentEvent.SOURCE, new WorkQueue.Settings(syncDelay, MAX_RETRIES), this);
  }

  /** Starts the controller. */
  public static void start(
      ApiServer api, ControllerCaches caches, Rollouts rollouts, Supplier<Duration> syncDelay) {
    DeploymentController controller = new DeploymentController(api, caches, rollouts, syncDelay);
    caches.deployments().follow(event -> controller.queue.add(event.object().key()));
    caches.replicaSets().follow(controller::onReplicaSet);
    caches.pods().follow(PodCensus::isCountedAnew, controller::onPod);
  }

  @Override
  public void reconcile(ObjectKey key) {
    Optional<Deployment> found = caches.deployments().find(key);
    if (found.isEmpty()) {
      return;
    }
    Deployment deployment = found.get();
    if (selectsEverything(deployment)) {
      refuse(deployment);
      return;
    }
    ImmutableList<ReplicaSet> owned = claims.claim(deployment);
    OwnedReplicaSets sets = OwnedReplicaSets.of(deployment, owned);
    DeploymentSync sync =
        new DeploymentSync(api, rollouts, deployment, sets, census.alive(sets.old()) > 0);
    try {
      sync.run();
    } catch (ApiException e) {
      if (!e.isNamespaceTerminating()) {
        throw e;
      }
      return;
    }
    sync.lookAgainAfter().ifPresent(wait -> lookAgain(key, wait));
  }

  /** Zero asks for another look at once, through the back-off. */
  private void lookAgain(ObjectKey key, Duration wait) {
    if (wait.isZero()) {
      queue.addRateLimited(key);
    } else {
      queue.addAfter(key, wait);
    }
  }

  private static boolean selectsEverything(Deployment deployment) {
    return deployment.spec().selector() != null
        && deployment.spec().selector().equals(LabelSelector.EVERYTHING);
  }

  private void refuse(Deployment deployment) {
    DeploymentEvent event = DeploymentEvent.selectingAll();
    api.events().report(deployment, event.type(), event.reason(), event.message());
    if (deployment.status().observedGeneration() < deployment.metadata().generation()) {
      api.updateStatus(
          deployment.withStatus(
              deployment.status().withObservedGeneration(deployment.metadata().generation())));
    }
  }

  private void onReplicaSet(WatchEvent<ReplicaSet> event) {
    keys(event).forEach(queue::add);
  }

  private ImmutableSet<ObjectKey> keys(WatchEvent<ReplicaSet> event) {
    ReplicaSet before = event.before();
    ReplicaSet after = event.after();
    if (after == null) {
      return triggers.replicaSetDeleted(event.object());
    }
    return before == null
        ? triggers.replicaSetAdded(after)
        : triggers.replicaSetUpdated(before, after);
  }

  private void onPod(WatchEvent<Pod> event) {
    census.onPod(event);
    if (event.after() == null) {
      deploymentOf(event.object())
          .filter(deployment -> DeploymentTriggers.podDeleted(deployment, podsLeft(deployment)))
          .ifPresent(deployment -> queue.add(deployment.key()));
    }
  }

  private Optional<Deployment> deploymentOf(Pod pod) {
    String namespace = pod.metadata().namespace();
    return pod.metadata()
        .controller()
        .flatMap(owner -> caches.replicaSets().find(new ObjectKey(namespace, owner.name())))
        .flatMap(set -> set.metadata().controller())
        .flatMap(owner -> caches.deployments().find(new ObjectKey(namespace, owner.name())));
  }

  private int podsLeft(Deployment deployment) {
    return census.all(caches.replicaSetsByOwner().get(deployment.metadata().uid()));
  }

  private static DeploymentTriggers.Known known(Informer<Deployment> deployments) {
    return new DeploymentTriggers.Known() {
      @Override
      public Optional<Deployment> get(ObjectKey key) {
        return deployments.find(key);
      }

      @Override
      public Collection<Deployment> in(String namespace) {
        return deployments.list().stream()
            .filter(deployment -> deployment.metadata().namespace().equals(namespace))
            .toList();
      }
    };
  }
}
