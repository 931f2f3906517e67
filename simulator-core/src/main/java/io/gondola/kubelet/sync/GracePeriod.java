package io.gondola.kubelet.sync;

import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Probe;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How many seconds a container may take to stop. */
public final class GracePeriod {

  /** Whatever the settings, a container gets this long between SIGTERM and SIGKILL. */
  public static final long FLOOR_SECONDS = 2;

  private GracePeriod() {}

  /**
   * For one container that is stopped while its pod goes on. A probe's own grace period counts only
   * for the kills that it causes, and not once the pod is being deleted.
   */
  public static long ofKill(Pod pod, Container container, KillReason reason) {
    Long deletion = pod.metadata().deletionGracePeriodSeconds();
    if (deletion != null) {
      return deletion;
    }
    Long own = pod.spec().terminationGracePeriodSeconds();
    if (own == null) {
      return FLOOR_SECONDS;
    }
    Probe probe =
        switch (reason) {
          case STARTUP_PROBE -> container.startupProbe();
          case LIVENESS_PROBE -> container.livenessProbe();
          default -> null;
        };
    Long ofProbe = probe == null ? null : probe.terminationGracePeriodSeconds();
    return ofProbe == null ? own : ofProbe;
  }

  /**
   * For a pod that is stopped as a whole, at least one second. Who stops it can only shorten what
   * the deletion grants; what the pod asks for counts if nobody else says anything.
   *
   * @param override of an eviction, say
   */
  public static long ofPod(Pod pod, OptionalLong override) {
    Long granted = pod.metadata().deletionGracePeriodSeconds();
    if (override.isPresent()) {
      granted = granted == null ? override.getAsLong() : Math.min(granted, override.getAsLong());
    }
    Long own = pod.spec().terminationGracePeriodSeconds();
    return Math.max(1, firstOf(granted, own));
  }

  private static long firstOf(@Nullable Long first, @Nullable Long second) {
    if (first != null) {
      return first;
    }
    return second == null ? 0 : second;
  }
}
