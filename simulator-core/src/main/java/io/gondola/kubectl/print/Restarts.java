package io.gondola.kubectl.print;

import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Restarts of some containers, and when the latest of them ended. */
record Restarts(int count, @Nullable Instant last) {

  static final Restarts NONE = new Restarts(0, null);

  Restarts plus(ContainerStatus container) {
    Instant ended = endedAt(container.lastState());
    boolean later = ended != null && (last == null || ended.isAfter(last));
    return new Restarts(count + container.restartCount(), later ? ended : last);
  }

  private static @Nullable Instant endedAt(@Nullable ContainerState state) {
    return state == null || state.terminated() == null ? null : state.terminated().finishedAt();
  }
}
