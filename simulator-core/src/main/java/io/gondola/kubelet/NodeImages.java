package io.gondola.kubelet;

import io.gondola.sim.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The images that a node has or is pulling; its pods share the pulls. */
final class NodeImages {

  private final ImageRegistry registry;
  private final Supplier<Instant> clock;
  private final Function<Distribution, Duration> sample;

  /** When each image is there, or will be; never walked. */
  private final Map<String, Instant> pulls = new HashMap<>();

  /**
   * A pull that begins now.
   *
   * @param time until it ends
   * @param error what goes wrong then; empty if nothing does
   */
  record Pull(Duration time, String error) {}

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
   * Pulls an image. It takes no time if the image is there (even where the policy asks for a pull,
   * as that finds all layers), and the rest of a pull that another pod began.
   */
  Pull pull(String image, ImageBehavior behavior) {
    Instant now = clock.get();
    if (registry.isBroken(image)) {
      return new Pull(Duration.ZERO, unreachable(image));
    }
    Instant there = pulls.get(image);
    if (there != null) {
      return new Pull(there.isAfter(now) ? Duration.between(now, there) : Duration.ZERO, "");
    }
    Duration time = sample.apply(behavior.pull()).plus(registry.extraPullTime(image));
    if (!behavior.pullable()) {
      return new Pull(time, notFound(image));
    }
    pulls.put(image, now.plus(time));
    return new Pull(time, "");
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
