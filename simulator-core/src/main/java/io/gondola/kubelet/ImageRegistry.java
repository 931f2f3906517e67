package io.gondola.kubelet;

import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where all nodes pull their images from. It works, unless somebody wants it not to. */
public final class ImageRegistry {

  /** Stands for every image. */
  public static final String ANY = "*";

  private final Simulation simulation;
  private final Images images;
  private final Map<String, Trouble> slow = new TreeMap<>();
  private final Map<String, Trouble> broken = new TreeMap<>();

  private record Trouble(Duration extra, Instant until) {}

  public ImageRegistry(Simulation simulation, Images images) {
    this.simulation = simulation;
    this.images = images;
  }

  /** Lets pulls that begin within a while take longer; a later call for the image replaces it. */
  public void slow(String image, Duration extra, Duration howLong) {
    slow.put(image, new Trouble(extra, simulation.now().plus(howLong)));
  }

  /** Lets pulls that begin within a while fail. */
  public void breakDown(String image, Duration howLong) {
    broken.put(image, new Trouble(Duration.ZERO, simulation.now().plus(howLong)));
  }

  ImageBehavior behaviorOf(String image) {
    return images.of(image);
  }

  /**
   * How a container behaves: as its image does, apart from what annotations of its pod say.
   *
   * @throws IllegalArgumentException for an annotation that means nothing
   */
  public ImageBehavior behaviorOf(Pod pod, Container container) {
    return BehaviorAnnotations.of(behaviorOf(container.image()), pod, container.name());
  }

  Duration extraPullTime(String image) {
    return longer(extra(image), extra(ANY));
  }

  boolean isBroken(String image) {
    return isInTrouble(broken.get(image)) || isInTrouble(broken.get(ANY));
  }

  private Duration extra(String image) {
    Trouble trouble = slow.get(image);
    return isInTrouble(trouble) ? trouble.extra() : Duration.ZERO;
  }

  private boolean isInTrouble(@Nullable Trouble trouble) {
    return trouble != null && simulation.now().isBefore(trouble.until());
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }
}
