package io.gondola.kubelet.backoff;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in one sync of a pod, as far as the time of the next sync depends on it.
 *
 * @param soonestRetry the earliest end of the back-offs that refused something
 */
public record SyncErrors(boolean any, boolean networkNotReady, @Nullable Instant soonestRetry) {

  public static final SyncErrors NONE = new SyncErrors(false, false, null);
  public static final SyncErrors OTHER = new SyncErrors(true, false, null);
  public static final SyncErrors NETWORK_NOT_READY = new SyncErrors(true, true, null);

  public static SyncErrors backoff(Instant until) {
    return new SyncErrors(true, false, until);
  }

  public SyncErrors and(SyncErrors other) {
    boolean takesOther =
        soonestRetry == null
            || (other.soonestRetry != null && other.soonestRetry.isBefore(soonestRetry));
    return new SyncErrors(
        any || other.any,
        networkNotReady || other.networkNotReady,
        takesOther ? other.soonestRetry : soonestRetry);
  }

  Optional<Instant> retry() {
    return Optional.ofNullable(soonestRetry);
  }
}
