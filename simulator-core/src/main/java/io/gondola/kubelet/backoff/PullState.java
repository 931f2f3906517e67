package io.gondola.kubelet.backoff;

import java.time.Instant;

/**
 * What is remembered of a pod's pulls of one image.
 *
 * @param lastError what the registry said last; empty if it never failed
 */
public record PullState(Backoff backoff, String lastError) {

  public static final PullState NONE = new PullState(Backoff.NONE, "");

  /** The memory after a pull that failed at {@code now}. */
  public PullState failed(BackoffPolicy policy, String error, Instant now) {
    return new PullState(policy.grown(backoff, now, now), error);
  }
}
