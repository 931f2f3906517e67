package io.gondola.kubelet.backoff;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ContainerStateWaiting;

/**
 * What becomes of a container's image now.
 *
 * @param reason why the container cannot start; empty unless the verdict is REFUSE
 * @param message what its waiting state adds to that
 * @param events to write now
 */
public record PullDecision(
    Verdict verdict, String reason, String message, ImmutableList<PodEvent> events) {

  /** The ways to go on. */
  public enum Verdict {
    /** Start from the image that is there. */
    USE_PRESENT,
    /** Ask the registry; then {@link ImagePull#failed} or {@link ImagePull#pulled}. */
    PULL,
    /** The container waits; the rest of the pod goes on. */
    REFUSE
  }

  static PullDecision go(Verdict verdict, PodEvent event) {
    return new PullDecision(verdict, "", "", ImmutableList.of(event));
  }

  static PullDecision refuse(String reason, String message, PodEvent event) {
    return new PullDecision(Verdict.REFUSE, reason, message, ImmutableList.of(event));
  }

  /** The state of a container that cannot start for this. */
  public ContainerStateWaiting state() {
    return new ContainerStateWaiting(reason, message);
  }

  /** The event that each refusal adds to its own. */
  public PodEvent startError() {
    return PodEvent.warning("Failed", "Error: " + reason);
  }
}
