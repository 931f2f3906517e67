package io.gondola.controller.node;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Taint;
import io.gondola.api.core.Toleration;
import java.time.Duration;
import java.util.Optional;

/** How long a pod bears the taints of its node: a pure rule. */
final class TolerationTime {

  private TolerationTime() {}

  /**
   * The shortest time among the tolerations that match: zero if a taint is not tolerated at all,
   * empty if all are borne forever.
   */
  static Optional<Duration> of(ImmutableList<Taint> taints, ImmutableList<Toleration> tolerations) {
    Optional<Duration> shortest = Optional.empty();
    for (Taint taint : taints) {
      Optional<Toleration> match =
          tolerations.stream().filter(toleration -> toleration.tolerates(taint)).findFirst();
      if (match.isEmpty()) {
        return Optional.of(Duration.ZERO);
      }
      Long seconds = match.get().tolerationSeconds();
      if (seconds != null) {
        Duration time = Duration.ofSeconds(Math.max(0, seconds));
        shortest = shortest.filter(other -> other.compareTo(time) <= 0).or(() -> Optional.of(time));
      }
    }
    return shortest;
  }
}
