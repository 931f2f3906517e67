package io.gondola;

import io.gondola.api.apps.Deployment;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import java.util.List;
import java.util.Optional;

/** Something that a user does during a rollout of {@link RolloutScenario#NAME}. */
sealed interface Action {

  void on(Cluster cluster);

  record SetImage(String image) implements Action {
    @Override
    public void on(Cluster cluster) {
      cluster.setImage(RolloutScenario.NAME, "web", image);
    }
  }

  record Scale(int replicas) implements Action {
    @Override
    public void on(Cluster cluster) {
      cluster.scale(RolloutScenario.NAME, replicas);
    }
  }

  /** Holds the rollout, or goes on with one that is held. */
  record PauseOrResume() implements Action {
    @Override
    public void on(Cluster cluster) {
      if (isPaused(cluster)) {
        cluster.resume(RolloutScenario.NAME);
      } else {
        cluster.pause(RolloutScenario.NAME);
      }
    }
  }

  /** Goes back to the revision before; does nothing while that is refused. */
  record Undo() implements Action {
    @Override
    public void on(Cluster cluster) {
      try {
        cluster.undo(RolloutScenario.NAME);
      } catch (ApiException pausedOrNoHistory) {
        // As a user would: read the message and let it be.
      }
    }
  }

  /** A pod goes before anybody wanted it to. */
  record DeletePod(int choice) implements Action {
    @Override
    public void on(Cluster cluster) {
      pick(cluster.pods(), choice).ifPresent(pod -> cluster.delete(Pod.TYPE, pod.name()));
    }
  }

  /** A pod that runs by hand becomes ready. */
  record MakeReady(int choice) implements Action {
    @Override
    public void on(Cluster cluster) {
      pick(starting(cluster), choice).ifPresent(pod -> cluster.podsByHand().ready(pod.key()));
    }
  }

  /** A pod that was told to go, and runs by hand, is gone. */
  record End(int choice) implements Action {
    @Override
    public void on(Cluster cluster) {
      pick(leaving(cluster), choice).ifPresent(pod -> cluster.podsByHand().end(pod.key()));
    }
  }

  /** All pods that run by hand become ready, or go if they were told to. */
  static void allTurnOutWell(Cluster cluster) {
    starting(cluster).forEach(pod -> cluster.podsByHand().ready(pod.key()));
    leaving(cluster).forEach(pod -> cluster.podsByHand().end(pod.key()));
  }

  static boolean isAnyoneWaiting(Cluster cluster) {
    return !starting(cluster).isEmpty() || !leaving(cluster).isEmpty();
  }

  private static List<Pod> starting(Cluster cluster) {
    return cluster.pods().stream().filter(pod -> !pod.isReady() && !pod.isTerminating()).toList();
  }

  private static List<Pod> leaving(Cluster cluster) {
    return cluster.pods().stream().filter(Pod::isTerminating).toList();
  }

  private static Optional<Pod> pick(List<Pod> pods, int choice) {
    return pods.isEmpty() ? Optional.empty() : Optional.of(pods.get(choice % pods.size()));
  }

  private static boolean isPaused(Cluster cluster) {
    Deployment deployment = cluster.deployment(RolloutScenario.NAME);
    return deployment.spec().paused();
  }
}
