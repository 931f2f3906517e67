package io.gondola.controller.autoscaling;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Pod;
import java.time.Duration;
import java.time.Instant;

/** The resource metrics API: what pods were last seen to use. */
@FunctionalInterface
public interface MetricsSource {

  /**
   * What the containers of a pod used.
   *
   * @param containers thousandths of a resource, by container
   * @param timestamp the end of the time that was measured
   * @param window its length
   */
  record PodSample(
      ImmutableSortedMap<String, Long> containers, Instant timestamp, Duration window) {}

  /**
   * The latest samples by name of the pod; a pod of which there is none yet is missing.
   *
   * @param pods all that share the load, of one namespace
   * @param resource such as {@code cpu}
   */
  ImmutableMap<String, PodSample> read(ImmutableList<Pod> pods, String resource, Instant now);
}
