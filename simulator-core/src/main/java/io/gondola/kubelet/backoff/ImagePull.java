package io.gondola.kubelet.backoff;

import io.gondola.api.core.Container;
import io.gondola.kubelet.backoff.PullDecision.Verdict;
import io.gondola.kubelet.status.ContainerReasons;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a container starts from the image on its node, asks the registry, or waits. The pod's
 * restart policy plays no part: pulls are tried for ever.
 */
public final class ImagePull {

  private ImagePull() {}

  /**
   * Decides on one attempt to start a container.
   *
   * @param present whether the node has the image
   */
  public static PullDecision decide(
      Container container, boolean present, BackoffPolicy policy, PullState state, Instant now) {
    String image = container.image();
    // An image that is there has been found by its name.
    if (!present && !ImageReference.isValid(image)) {
      return invalidName(image);
    }
    String pullPolicy = container.imagePullPolicy();
    if (present && !pullPolicy.equals("Always")) {
      return usePresent(image);
    }
    if (pullPolicy.equals("Never")) {
      return neverPull(image);
    }
    return policy.holdsSinceGrowth(state.backoff(), now)
        ? backOff(image, state.lastError())
        : PullDecision.go(
            Verdict.PULL, PodEvent.normal("Pulling", "Pulling image \"" + image + "\""));
  }

  /** The node could not even be asked whether it has the image. */
  public static PullDecision inspectFailed(String image, String error) {
    String message = "Failed to inspect image \"%s\": %s".formatted(image, error);
    return PullDecision.refuse(
        ContainerReasons.IMAGE_INSPECT_ERROR, message, PodEvent.warning("InspectFailed", message));
  }

  /**
   * The registry did not deliver.
   *
   * @param reason usually {@link ContainerReasons#ERR_IMAGE_PULL}
   */
  public static PullDecision failed(String image, String reason, String error) {
    return PullDecision.refuse(
        reason,
        error,
        PodEvent.warning("Failed", "Failed to pull image \"%s\": %s".formatted(image, error)));
  }

  /**
   * The event of a pull that worked.
   *
   * @param waiting how long the pull took with the wait for others before it
   */
  public static PodEvent pulled(String image, Duration took, Duration waiting, long bytes) {
    return PodEvent.normal(
        "Pulled",
        "Successfully pulled image \""
            + image
            + "\" in "
            + GoDuration.text(took)
            + " ("
            + GoDuration.text(waiting)
            + " including waiting). Image size: "
            + bytes
            + " bytes.");
  }

  private static PullDecision usePresent(String image) {
    return PullDecision.go(
        Verdict.USE_PRESENT,
        PodEvent.normal(
            "Pulled",
            "Container image \""
                + image
                + "\" already present on machine and can be accessed by the pod"));
  }

  private static PullDecision neverPull(String image) {
    String message =
        "Container image \"%s\" is not present with pull policy of Never".formatted(image);
    return PullDecision.refuse(
        ContainerReasons.ERR_IMAGE_NEVER_PULL,
        message,
        PodEvent.warning(ContainerReasons.ERR_IMAGE_NEVER_PULL, message));
  }

  private static PullDecision invalidName(String image) {
    String message =
        "Failed to apply default image tag \"%s\": couldn't parse image name \"%s\": invalid"
                .formatted(image, image)
            + " reference format";
    return PullDecision.refuse(
        ContainerReasons.INVALID_IMAGE_NAME, message, PodEvent.warning("InspectFailed", message));
  }

  private static PullDecision backOff(String image, String lastError) {
    String text = "Back-off pulling image \"%s\"".formatted(image);
    return PullDecision.refuse(
        ContainerReasons.IMAGE_PULL_BACK_OFF,
        lastError.isEmpty() ? text : text + ": " + lastError,
        PodEvent.normal("BackOff", text));
  }
}
