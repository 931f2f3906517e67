package io.gondola.rollout;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a rollout in steps has come: the one thing that sizes do not show. It is kept with the
 * new ReplicaSet, so that it is lost with it and starts anew with every rollout.
 *
 * @param step the step under way, from 0
 * @param since when what the step asks for was reached and its pause began; absent before
 */
public record RolloutMark(int step, @Nullable Instant since) {

  private static final int AFTER_ALL_STEPS = Integer.MAX_VALUE;

  /** The rollout is over: all pods are of this ReplicaSet. */
  public static final RolloutMark DONE = new RolloutMark(AFTER_ALL_STEPS, null);

  public RolloutMark {
    checkArgument(step >= 0, "step (%s) must not be negative", step);
  }

  /** At the beginning of a step. */
  public static RolloutMark at(int step) {
    return new RolloutMark(step, null);
  }

  /** The same step, whose pause begins. */
  public RolloutMark pausedSince(Instant now) {
    return new RolloutMark(step, now);
  }

  public boolean done() {
    return step == AFTER_ALL_STEPS;
  }
}
