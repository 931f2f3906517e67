package io.gondola.kubelet.backoff;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A delay that doubles from one failure to the next.
 *
 * @param resetAfter a failure later than this after the last growth starts from the beginning;
 *     exactly this late does not
 */
public record BackoffPolicy(Duration initial, Duration cap, Duration resetAfter) {

  private static final Duration RESET = Duration.ofMinutes(10);

  /** Restarts of a container: 10 s doubling to 5 min. */
  public static final BackoffPolicy CRASH_LOOP =
      new BackoffPolicy(Duration.ofSeconds(10), Duration.ofMinutes(5), RESET);

  /** Pulls of an image: the same figures. */
  public static final BackoffPolicy IMAGE_PULL = CRASH_LOOP;

  /** Setting up a volume: 500 ms doubling to 2 min 2 s. */
  public static final BackoffPolicy VOLUME_MOUNT =
      new BackoffPolicy(Duration.ofMillis(500), Duration.ofSeconds(122), RESET);

  private static final BackoffPolicy REDUCED_CRASH_LOOP =
      new BackoffPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), RESET);

  public BackoffPolicy {
    checkArgument(
        initial.compareTo(cap) <= 0, "initial (%s) must not exceed cap (%s)", initial, cap);
  }

  /**
   * Restarts on a node with settings of its own.
   *
   * @param maxRestartPeriod the node's {@code crashLoopBackOff.maxContainerRestartPeriod}; the 10
   *     minutes to the reset do not shrink with it
   * @param reduced whether the gate ReduceDefaultCrashLoopBackOffDecay is on
   */
  public static BackoffPolicy crashLoop(Optional<Duration> maxRestartPeriod, boolean reduced) {
    BackoffPolicy usual = reduced ? REDUCED_CRASH_LOOP : CRASH_LOOP;
    Duration cap = maxRestartPeriod.orElse(usual.cap);
    Duration initial = usual.initial.compareTo(cap) <= 0 ? usual.initial : cap;
    return new BackoffPolicy(initial, cap, RESET);
  }

  /**
   * The entry after a new attempt.
   *
   * @param failedAt when what is tried again had failed
   */
  public Backoff grown(Backoff entry, Instant failedAt, Instant now) {
    if (isForgotten(entry, failedAt)) {
      return new Backoff(initial, now);
    }
    Duration doubled = entry.delay().multipliedBy(2);
    return new Backoff(doubled.compareTo(cap) < 0 ? doubled : cap, now);
  }

  /** When a failure may be followed by a new attempt; the time of the failure if at once. */
  public Instant retryAt(Backoff entry, Instant failedAt) {
    return isForgotten(entry, failedAt) ? failedAt : failedAt.plus(entry.delay());
  }

  /** Whether it is still too early for a new attempt after a failure. */
  public boolean holds(Backoff entry, Instant failedAt, Instant now) {
    return now.isBefore(retryAt(entry, failedAt));
  }

  /** The same, for attempts that fail the moment the delay grows. */
  public boolean holdsSinceGrowth(Backoff entry, Instant now) {
    return !isForgotten(entry, now) && now.isBefore(entry.since().plus(entry.delay()));
  }

  private boolean isForgotten(Backoff entry, Instant failedAt) {
    return entry.since().isBefore(failedAt.minus(resetAfter));
  }
}
