package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.gondola.api.meta.ObjectKey;
import io.gondola.sim.HasState;
import java.time.Instant;
import java.util.Comparator;

/**
 * A pod on its way through the queue.
 *
 * @param attempts how often it could not be placed
 * @param failed what kept it off the nodes the last time
 */
record QueuedPod(
    ObjectKey key, int priority, Arrival arrival, int attempts, ImmutableSet<Filter> failed) {

  /** The order of being tried: by priority, then by time. */
  static final Comparator<QueuedPod> ORDER =
      Comparator.comparing(QueuedPod::priority, Comparator.reverseOrder())
          .thenComparing(pod -> pod.arrival().time())
          .thenComparing(pod -> pod.arrival().number());

  /**
   * When and why a pod came to the place where it is.
   *
   * @param number breaks ties: first come, first served
   * @param cause the timeline entry that led to it
   */
  record Arrival(Instant time, long number, long cause) implements HasState {

    /** The cause only explains. */
    @Override
    public Object state() {
      return ImmutableList.of(time, number);
    }
  }

  QueuedPod arriving(Arrival newArrival) {
    return new QueuedPod(key, priority, newArrival, attempts, failed);
  }

  QueuedPod rejectedBy(ImmutableSet<Filter> filters) {
    return new QueuedPod(key, priority, arrival, attempts + 1, filters);
  }
}
