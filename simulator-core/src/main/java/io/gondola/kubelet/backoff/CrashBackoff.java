package io.gondola.kubelet.backoff;

import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerStateWaiting;
import io.gondola.api.core.Pod;
import io.gondola.kubelet.status.ContainerReasons;
import java.time.Instant;

/**
 * Whether a container that ended may start again now. The first restart is immediate; the memory is
 * kept for each pod, container and definition, and a deleted pod takes it along.
 *
 * @param waits whether it is too early
 * @param until when it no longer is
 * @param entry what to remember from now on
 */
public record CrashBackoff(boolean waits, Instant until, Backoff entry) {

  /**
   * Decides on a restart at {@code now}; if it is not too early, the delay grows for the next one.
   *
   * @param finishedAt when the container's last instance ended
   */
  public static CrashBackoff decide(
      BackoffPolicy policy, Backoff entry, Instant finishedAt, Instant now) {
    return policy.holds(entry, finishedAt, now)
        ? new CrashBackoff(true, policy.retryAt(entry, finishedAt), entry)
        : new CrashBackoff(false, now, policy.grown(entry, finishedAt, now));
  }

  /** What the container's state says meanwhile. */
  public ContainerStateWaiting state(Pod pod, Container container) {
    return new ContainerStateWaiting(
        ContainerReasons.CRASH_LOOP_BACK_OFF,
        "back-off %s restarting failed container=%s pod=%s"
            .formatted(GoDuration.text(entry.delay()), container.name(), fullName(pod)));
  }

  /** The event of each attempt that comes too early. */
  public static PodEvent event(Pod pod, Container container) {
    return PodEvent.warning(
        "BackOff",
        "Back-off restarting failed container %s in pod %s"
            .formatted(container.name(), fullName(pod)));
  }

  private static String fullName(Pod pod) {
    return "%s_%s(%s)".formatted(pod.name(), pod.metadata().namespace(), pod.metadata().uid());
  }
}
