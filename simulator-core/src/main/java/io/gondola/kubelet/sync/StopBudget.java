package io.gondola.kubelet.sync;

import java.time.Duration;

/**
 * What is left of a container's grace period. The preStop hook and a sidecar's wait for its turn
 * use it up, in whole seconds rounded down, before SIGTERM is sent.
 *
 * <p>So a container is gone at the latest {@link GracePeriod#FLOOR_SECONDS} after its grace period,
 * or less than one second later still if it had both a hook and a wait, each rounded for itself.
 */
public record StopBudget(long seconds) {

  /** How long the hook, or the wait for the turn, may take; nothing if there is no grace. */
  public Duration limit() {
    return Duration.ofSeconds(Math.max(0, seconds));
  }

  /** The budget after a hook or a wait that took this long. */
  public StopBudget after(Duration took) {
    return new StopBudget(seconds - took.toSeconds());
  }

  /** From SIGTERM to SIGKILL. */
  public Duration sigtermToSigkill() {
    return Duration.ofSeconds(Math.max(GracePeriod.FLOOR_SECONDS, seconds));
  }
}
