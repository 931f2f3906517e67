package io.gondola.rollout;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One step of a {@link Canary}.
 *
 * @param weight the share of pods that are new, in percent
 * @param pause how long to stay so once they are available; absent: until promoted
 * @param maxErrorRate the check at the end of the pause: if a greater share of the new pods'
 *     requests failed, the rollout goes back; 1 for no check
 */
public record CanaryStep(int weight, @Nullable Duration pause, double maxErrorRate) {

  static final int WHOLE = 100;

  public CanaryStep {
    checkArgument(weight >= 0 && weight <= WHOLE, "weight (%s) must be 0 to 100", weight);
    checkArgument(pause == null || !pause.isNegative(), "pause (%s) must not be negative", pause);
    checkArgument(
        maxErrorRate >= 0 && maxErrorRate <= 1, "maxErrorRate (%s) must be 0 to 1", maxErrorRate);
  }

  /** Stays at a weight for a time. */
  public static CanaryStep pausing(int weight, Duration pause) {
    return new CanaryStep(weight, pause, 1);
  }

  /** Stays at a weight until somebody promotes the rollout. */
  public static CanaryStep untilPromoted(int weight) {
    return new CanaryStep(weight, null, 1);
  }

  /** The same with a check at its end. */
  public CanaryStep checking(double limit) {
    return new CanaryStep(weight, pause, limit);
  }

  /**
   * How many of the pods are new at this weight. Parts of a pod round up, as the surge of a rolling
   * update does: 1 % of ten pods is one pod.
   */
  public int pods(int replicas) {
    return (int) (((long) replicas * weight + WHOLE - 1) / WHOLE);
  }
}
