package io.gondola.kubelet;

import io.gondola.sim.Distribution;
import java.time.Duration;

/**
 * How a container of an image behaves.
 *
 * @param pull how long a node takes to pull the image the first time
 * @param start how long the container takes from its creation until it runs
 * @param readyAfter how long after that it can serve: from then on a readiness probe succeeds
 * @param stop how long it takes to exit after SIGTERM; more than the grace period means it is
 *     killed
 * @param outcome whether the image can be pulled, and whether its container ever gets ready
 */
public record ImageBehavior(
    Distribution pull,
    Distribution start,
    Distribution readyAfter,
    Distribution stop,
    Outcome outcome) {

  /** How it ends. */
  public enum Outcome {
    /** The container runs and gets ready. */
    SERVES,
    /**
     * The container runs and its readiness probe never succeeds. Without a probe it counts as ready
     * all the same: Kubernetes takes any running container for ready that it cannot ask.
     */
    NEVER_READY,
    /**
     * No registry has the image: the container waits with ErrImagePull and ImagePullBackOff by
     * turns, for ever.
     */
    NOT_FOUND
  }

  /**
   * A small server: pulled in 5 s, running in 0.2 s, able to serve after 1 s, gone 0.5 s after
   * SIGTERM. Images without a behaviour of their own are taken for one.
   */
  public static final ImageBehavior DEFAULT =
      new ImageBehavior(fixed(5_000), fixed(200), fixed(1_000), fixed(500), Outcome.SERVES);

  /** Starts, gets ready and stops in no time, and need not be pulled. */
  public static final ImageBehavior INSTANT =
      new ImageBehavior(fixed(0), fixed(0), fixed(0), fixed(0), Outcome.SERVES);

  public ImageBehavior withPull(Distribution newPull) {
    return new ImageBehavior(newPull, start, readyAfter, stop, outcome);
  }

  public ImageBehavior withStart(Distribution newStart) {
    return new ImageBehavior(pull, newStart, readyAfter, stop, outcome);
  }

  public ImageBehavior withReadyAfter(Distribution newReadyAfter) {
    return new ImageBehavior(pull, start, newReadyAfter, stop, outcome);
  }

  public ImageBehavior withStop(Distribution newStop) {
    return new ImageBehavior(pull, start, readyAfter, newStop, outcome);
  }

  public ImageBehavior withOutcome(Outcome newOutcome) {
    return new ImageBehavior(pull, start, readyAfter, stop, newOutcome);
  }

  private static Distribution fixed(long millis) {
    return Distribution.fixed(Duration.ofMillis(millis));
  }
}
