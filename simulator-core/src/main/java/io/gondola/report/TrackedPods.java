package io.gondola.report;

import io.gondola.api.core.Pod;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The pods that exist while a timeline is read, each counted in its version.
 *
 * <p>A pod turns available by the passing of time, and nothing is written then: a queue knows the
 * ready pods that are not available yet.
 */
final class TrackedPods {

  private record Ripening(String uid, Instant at, long sequence) {}

  private final PriorityQueue<Ripening> ripening =
      new PriorityQueue<>(Comparator.comparing(Ripening::at).thenComparingLong(Ripening::sequence));

  /** By uid; looked up, never walked. */
  private final Map<String, TrackedPod> pods = new HashMap<>();

  private long sequence;

  /**
   * Counts a pod as it is after a change.
   *
   * @param version whose it is now; null if it belongs to none or is gone
   * @return whose it was before; empty if it belonged to none
   */
  Optional<VersionTally> see(Pod pod, @Nullable VersionTally version) {
    String uid = pod.metadata().uid();
    TrackedPod before = pods.remove(uid);
    if (before != null) {
      before.version().remove(before.state());
    }
    if (version != null) {
      put(uid, TrackedPod.after(before, pod, version));
    }
    return Optional.ofNullable(before).map(TrackedPod::version);
  }

  /** When the next pod turns available, if any is to. */
  Optional<Instant> nextAvailable() {
    while (!ripening.isEmpty() && !isWaiting(ripening.peek())) {
      ripening.remove();
    }
    return Optional.ofNullable(ripening.peek()).map(Ripening::at);
  }

  /** How a pod stands. */
  PodState state(Pod pod) {
    TrackedPod tracked = pods.get(pod.metadata().uid());
    return tracked == null ? PodState.NONE : tracked.state();
  }

  /** The pod that {@link #nextAvailable} speaks of is available now; gives its uid. */
  String makeAvailable() {
    String uid = ripening.remove().uid();
    TrackedPod pod = pods.remove(uid);
    pod.version().remove(PodState.READY);
    put(uid, pod.nowAvailable());
    return uid;
  }

  private void put(String uid, TrackedPod pod) {
    pods.put(uid, pod);
    pod.version().add(pod.state());
    if (pod.state() == PodState.READY) {
      ripening.add(new Ripening(uid, pod.availableAt(), sequence++));
    }
  }

  /** Since it was queued, the pod may have gone, or have lost its readiness and got it again. */
  private boolean isWaiting(Ripening entry) {
    TrackedPod pod = pods.get(entry.uid());
    return pod != null && pod.state() == PodState.READY && pod.availableAt().equals(entry.at());
  }
}
