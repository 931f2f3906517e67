package io.gondola.rollout;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.Ints;
import io.gondola.api.meta.IntOrString;
import org.jspecify.annotations.Nullable;

/**
 * How far a rollout may leave the wanted number of pods.
 *
 * @param maxSurge pods allowed above it
 * @param maxUnavailable pods that may be missing from it
 */
public record RolloutLimits(int maxSurge, int maxUnavailable) {

  /** Never above and never below the wanted size. */
  public static final RolloutLimits NONE = new RolloutLimits(0, 0);

  public RolloutLimits {
    checkArgument(maxSurge >= 0, "maxSurge (%s) must not be negative", maxSurge);
    checkArgument(maxUnavailable >= 0, "maxUnavailable (%s) must not be negative", maxUnavailable);
  }

  /**
   * The limits in pods: surge rounds up, unavailable rounds down. Both may round to zero, and with
   * neither room above nor below nothing could ever move: then one pod may be unavailable.
   *
   * @throws IllegalArgumentException if a value is a string that is no percentage
   */
  public static RolloutLimits resolve(
      @Nullable IntOrString maxSurge, @Nullable IntOrString maxUnavailable, int replicas) {
    int surge = maxSurge == null ? 0 : maxSurge.scaled(replicas, true);
    int unavailable = maxUnavailable == null ? 0 : maxUnavailable.scaled(replicas, false);
    return new RolloutLimits(surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
  }

  /** The same limits, with no more unavailable pods than there are. */
  RolloutLimits cappedAt(int replicas) {
    return new RolloutLimits(maxSurge, Math.min(maxUnavailable, replicas));
  }

  /** The most pods that a Deployment of this size may ask for in all its ReplicaSets. */
  public int ceiling(int replicas) {
    return Ints.saturatedCast((long) replicas + maxSurge);
  }

  /** The fewest available pods that a Deployment of this size may have. */
  public int floor(int replicas) {
    return replicas - maxUnavailable;
  }
}
