package io.gondola;

import io.gondola.api.core.Pod;
import java.time.Instant;
import java.util.function.ToLongFunction;

/**
 * Work that comes to pods from outside: the CPU that it costs them, beside what their images use
 * anyway ({@code ImageBehavior.cpu}) and what the requests of {@link Cluster#send} cost ({@code
 * ImageBehavior.usingCpuPerRequest}). A HorizontalPodAutoscaler sees the sum.
 */
@FunctionalInterface
public interface PodLoad {

  /** No work. */
  PodLoad NONE = (pod, serving, now) -> 0;

  /**
   * What the work costs one pod that is ready, in thousandths of a core.
   *
   * @param serving how many pods are ready and share the work, this one included
   */
  long millicores(Pod pod, int serving, Instant now);

  /** Work that is spread evenly over the ready pods, such as the requests to a Service. */
  static PodLoad shared(ToLongFunction<Instant> totalMillicores) {
    return (pod, serving, now) -> totalMillicores.applyAsLong(now) / serving;
  }
}
