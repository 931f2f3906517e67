package io.gondola;

import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import java.time.Duration;

/** Behaviours that take no more time than they say. */
final class OneNodeImages {

  static final Distribution NOW = Distribution.fixed(Duration.ZERO);

  private OneNodeImages() {}

  /** Ends after a time with exit code 0. */
  static ImageBehavior job(Duration time) {
    return exiting(time, 0);
  }

  static ImageBehavior exiting(Duration time, int code) {
    return ImageBehavior.INSTANT.withListens(false).exitingAfter(Distribution.fixed(time), code);
  }

  /** Ends at once: with a code as often as a number says, and then with 0. */
  static ImageBehavior failing(int times, int code) {
    return ImageBehavior.INSTANT.also(
        process -> process.exit(process.restarts() < times ? code : 0));
  }

  static ImageBehavior readyAfter(Duration time) {
    return ImageBehavior.INSTANT.withReadyAfter(Distribution.fixed(time));
  }
}
