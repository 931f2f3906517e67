package io.gondola.kubelet.backoff;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a pod is looked at again if nothing happens. The kubelet stretches each span by a factor
 * drawn from 1 up to {@link #MAX_STRETCH}, so that pods do not stay in step.
 *
 * @param resync after a sync without error
 * @param errorRetry after a sync with an error that is not a back-off
 */
public record SyncDelay(Duration resync, Duration errorRetry) {

  public static final SyncDelay DEFAULT =
      new SyncDelay(Duration.ofMinutes(1), Duration.ofSeconds(10));

  /** The factor that no span is stretched by, only by less. */
  public static final double MAX_STRETCH = 1.5;

  private static final Duration NETWORK_RETRY = Duration.ofSeconds(1);

  /** The span before it is stretched; zero for a pod whose phase of life has just changed. */
  public Duration after(SyncErrors errors, boolean phaseTransition, Instant now) {
    if (phaseTransition) {
      return Duration.ZERO;
    }
    if (!errors.any()) {
      return resync;
    }
    if (errors.networkNotReady()) {
      return NETWORK_RETRY;
    }
    Optional<Instant> retry = errors.retry();
    return retry.isPresent() ? until(retry.get(), now) : errorRetry;
  }

  private Duration until(Instant retry, Instant now) {
    Duration left = Duration.between(now, retry);
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(resync) < 0 ? left : resync;
  }
}
