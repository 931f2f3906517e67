package io.gondola.testing.assertj;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;
import org.jspecify.annotations.Nullable;

/** Assertions on a Deployment as it is now; {@link RolloutAssert} is about how it came there. */
public final class DeploymentAssert extends GondolaAssert<DeploymentAssert, Deployment> {

  DeploymentAssert(@Nullable Deployment actual) {
    super(actual, DeploymentAssert.class);
  }

  /** All its pods are of its template and available, and its controller has seen its spec. */
  public DeploymentAssert isRolledOut() {
    isNotNull();
    DeploymentStatus status = actual.status();
    int replicas = actual.spec().desiredReplicas();
    boolean seen = status.observedGeneration() >= actual.metadata().generation();
    boolean complete =
        status.updatedReplicas() == replicas
            && status.replicas() == replicas
            && status.availableReplicas() == replicas;
    String found =
        "%s of %s updated, %s available, %s in all"
            .formatted(
                status.updatedReplicas(), replicas, status.availableReplicas(), status.replicas());
    return is(
        seen && complete, "rolled out", seen ? found : found + ", its spec is newer than that");
  }

  public DeploymentAssert hasReplicas(int replicas) {
    isNotNull();
    return has("replicas", replicas, actual.status().replicas());
  }

  public DeploymentAssert hasAvailableReplicas(int replicas) {
    isNotNull();
    return has("available replicas", replicas, actual.status().availableReplicas());
  }

  /** The image of a container of its template. */
  public DeploymentAssert hasImage(String container, String image) {
    isNotNull();
    String found =
        actual.spec().template().spec().containers().stream()
            .filter(each -> each.name().equals(container))
            .map(each -> each.image())
            .findFirst()
            .orElse("no such container");
    return has("image of container " + container, image, found);
  }

  /**
   * A condition as {@code kubectl describe} shows it.
   *
   * @param type such as {@code Progressing}
   * @param status {@code True}, {@code False} or {@code Unknown}
   * @param reason such as {@code ProgressDeadlineExceeded}
   */
  public DeploymentAssert hasCondition(String type, String status, String reason) {
    isNotNull();
    String found =
        actual.status().conditions().stream()
            .filter(condition -> condition.type().equals(type))
            .map(condition -> condition.status() + ", " + condition.reason())
            .findFirst()
            .orElse("no such condition");
    return has("condition " + type, status + ", " + reason, found);
  }

  @Override
  String subject() {
    return "deployment " + actual.key();
  }
}
