package io.gondola.testing;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;
import java.util.function.Predicate;

/**
 * Something that is true of a cluster at a moment, or is not.
 *
 * @param text what it says, for messages: {@code 3 pods are ready}
 * @param test whether it is true
 */
public record Statement(String text, Predicate<ClusterState> test) {

  public static Statement of(String text, Predicate<ClusterState> test) {
    return new Statement(text, test);
  }

  /** At least a number of a Deployment's pods are available, as its status has it. */
  public static Statement available(String deployment, int pods) {
    return of(
        "deployment %s has at least %s available pods".formatted(deployment, pods),
        state ->
            state
                .find(Deployment.TYPE, deployment)
                .filter(found -> found.status().availableReplicas() >= pods)
                .isPresent());
  }

  /** All pods of a Deployment are new and available, and its controller has seen its spec. */
  public static Statement rolledOut(String deployment) {
    return of(
        "deployment %s is rolled out".formatted(deployment),
        state ->
            state.find(Deployment.TYPE, deployment).filter(Statement::isRolledOut).isPresent());
  }

  private static boolean isRolledOut(Deployment deployment) {
    DeploymentStatus status = deployment.status();
    int replicas = deployment.spec().desiredReplicas();
    return status.observedGeneration() >= deployment.metadata().generation()
        && status.updatedReplicas() == replicas
        && status.replicas() == replicas
        && status.availableReplicas() == replicas;
  }

  boolean holds(ClusterState state) {
    return test.test(state);
  }

  @Override
  public String toString() {
    return text;
  }
}
