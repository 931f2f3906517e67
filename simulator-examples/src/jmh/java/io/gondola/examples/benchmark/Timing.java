package io.gondola.examples.benchmark;

import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import java.time.Duration;

/** How long pods take to start and stop. */
@SuppressWarnings("ImmutableEnumChecker") // A behaviour is a record of immutable records.
public enum Timing {
  /** All the same: pods become ready in large batches. */
  FIXED(ImageBehavior.WEB_SERVER),
  /** Each its own: pods become ready one by one, and each leads to another step. */
  RANDOM(
      ImageBehavior.WEB_SERVER
          .withPull(millis(1_000, 5_000))
          .withStart(millis(100, 5_000))
          .withStop(millis(100, 1_000)));

  private final ImageBehavior behavior;

  Timing(ImageBehavior behavior) {
    this.behavior = behavior;
  }

  ImageBehavior behavior() {
    return behavior;
  }

  private static Distribution millis(long min, long max) {
    return Distribution.uniform(Duration.ofMillis(min), Duration.ofMillis(max));
  }
}
