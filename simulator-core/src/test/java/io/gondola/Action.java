package io.gondola;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;

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
      ImmutableList<Pod> pods = cluster.pods();
      if (!pods.isEmpty()) {
        Pod pod = pods.get(choice % pods.size());
        cluster.delete(Pod.TYPE, pod.name());
      }
    }
  }

  private static boolean isPaused(Cluster cluster) {
    Deployment deployment = cluster.deployment(RolloutScenario.NAME);
    return deployment.spec().paused();
  }
}
