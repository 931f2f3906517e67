package io.gondola.kubelet;

import io.gondola.sim.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The images that a node has or is pulling; its pods share the pulls. It pulls one image at a time,
 * as a kubelet does unless it is told otherwise.
 */
final class NodeImages {

  private final ImageRegistry registry;
  private final Supplier<Instant> clock;
  private final Function<Distribution, Duration> sample;

  /** When each image is there, or will be; never walked. */
  private final Map<String, Instant> pulls = new HashMap<>();

  /** When the last of the pulls that were asked for is over. */
  private Instant freeAt = Instant.MIN;

  /**
   * A pull that was asked for now.
   *
   * @param queued until it begins, while others are under way
   * @param time from then until it ends
   * @param error what goes wrong then; empty if nothing does
   */
  record Pull(Duration queued, Duration time, String error) {

    Duration all() {
      return queued.plus(time);
    }
  }

  NodeImages(
      ImageRegistry registry, Supplier<Instant> clock, Function<Distribution, Duration> sample) {
    this.registry = registry;
    this.clock = clock;
    this.sample = sample;
  }

  boolean has(String image) {
    Instant there = pulls.get(image);
    return there != null && !there.isAfter(clock.get());
  }

  /**
   * Pulls an image, after those that were asked for before. It takes no time if the image is there
   * by then (even where the policy asks for a pull, as that finds all layers).
   */
  Pull pull(String image, ImageBehavior behavior) {
    Instant now = clock.get();
    Instant there = pulls.get(image);
    if (there != null && there.isAfter(now)) {
      return new Pull(Duration.ZERO, Duration.between(now, there), "");
    }
    Duration wait = freeAt.isAfter(now) ? Duration.between(now, freeAt) : Duration.ZERO;
    if (registry.isBroken(image)) {
      return new Pull(wait, Duration.ZERO, unreachable(image));
    }
    if (there != null) {
      return new Pull(wait, Duration.ZERO, "");
    }
    Duration time = sample.apply(behavior.pull()).plus(registry.extraPullTime(image));
    freeAt = now.plus(wait).plus(time);
    if (!behavior.pullable()) {
      return new Pull(wait, time, notFound(image));
    }
    pulls.put(image, freeAt);
    return new Pull(wait, time, "");
  }

  private static String notFound(String image) {
    return "rpc error: code = NotFound desc = " + unresolved(image) + image + ": not found";
  }

  private static String unreachable(String image) {
    return "rpc error: code = Unavailable desc = "
        + unresolved(image)
        + "unexpected status from HEAD request to the registry: 503 Service Unavailable";
  }

  private static String unresolved(String image) {
    return "failed to pull and unpack image \"%s\": failed to resolve reference \"%s\": "
        .formatted(image, image);
  }
}
