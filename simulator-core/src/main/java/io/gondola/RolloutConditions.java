package io.gondola;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.meta.ObjectKey;

/** Conditions about the rollout of a Deployment. */
final class RolloutConditions {

  private RolloutConditions() {}

  static Condition complete(String name) {
    ObjectKey key = Cluster.keyOf(Deployment.TYPE, name);
    return new Condition() {
      @Override
      public boolean holds(Cluster cluster) {
        return cluster
            .apiServer()
            .find(Deployment.TYPE, key)
            .map(RolloutConditions::isComplete)
            .orElse(false);
      }

      @Override
      public String description() {
        return "deployment \"%s\" rolled out".formatted(name);
      }

      @Override
      public String actual(Cluster cluster) {
        return cluster
            .find(Deployment.TYPE, name)
            .map(RolloutConditions::progress)
            .orElse("deployments.apps \"%s\" not found".formatted(name));
      }
    };
  }

  /** All replicas are of the current template and available, and no other pod is left. */
  static boolean isComplete(Deployment deployment) {
    DeploymentStatus status = deployment.status();
    int replicas = replicas(deployment);
    return status.observedGeneration() >= deployment.metadata().generation()
        && status.updatedReplicas() == replicas
        && status.replicas() == replicas
        && status.availableReplicas() == replicas;
  }

  private static String progress(Deployment deployment) {
    DeploymentStatus status = deployment.status();
    String counts =
        "%s of %s updated, %s available, %s in all"
            .formatted(
                status.updatedReplicas(),
                replicas(deployment),
                status.availableReplicas(),
                status.replicas());
    return deployment.spec().paused() ? counts + ", paused" : counts;
  }

  private static int replicas(Deployment deployment) {
    Integer replicas = deployment.spec().replicas();
    return replicas == null ? 1 : replicas;
  }
}
