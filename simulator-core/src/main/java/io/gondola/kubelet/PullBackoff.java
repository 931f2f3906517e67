package io.gondola.kubelet;

import java.time.Duration;

/** When a kubelet tries again to pull an image, and what it says meanwhile. */
final class PullBackoff {

  /** The first wait; each one after it is twice as long. */
  private static final Duration FIRST = Duration.ofSeconds(10);

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** The kubelet looks at its containers each second; then it finds that it has to wait. */
  static final Duration NOTICE = Duration.ofSeconds(1);

  private PullBackoff() {}

  /** From a failure until the next attempt. */
  static Duration after(int failures) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(failures - 1, 5));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  /** What the container runtime says of an image that no registry has. */
  static String notFound(String image) {
    return ("rpc error: code = NotFound desc = failed to pull and unpack image \"%s\":"
            + " failed to resolve reference \"%s\": %s: not found")
        .formatted(image, image, image);
  }
}
