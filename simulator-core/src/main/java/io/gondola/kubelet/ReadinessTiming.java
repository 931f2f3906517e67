package io.gondola.kubelet;

import io.gondola.api.core.Probe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a readiness probe first finds that a container can serve. */
final class ReadinessTiming {

  private ReadinessTiming() {}

  /**
   * How long after its start a container turns ready: without a probe at once, with one at the end
   * of the first run of {@code successThreshold} probes that the container can answer.
   *
   * @param readyAfter how long after its start the container can answer
   */
  static Duration readyDelay(@Nullable Probe probe, Duration readyAfter) {
    if (probe == null) {
      return Duration.ZERO;
    }
    Duration first = Duration.ofSeconds(probe.initialDelaySeconds());
    Duration period = Duration.ofSeconds(Math.max(1, probe.periodSeconds()));
    long missed = readyAfter.compareTo(first) <= 0 ? 0 : ceilDiv(readyAfter.minus(first), period);
    long moreSuccesses = Math.max(1, probe.successThreshold()) - 1L;
    return first.plus(period.multipliedBy(missed + moreSuccesses));
  }

  private static long ceilDiv(Duration span, Duration period) {
    return -Math.floorDiv(-span.toNanos(), period.toNanos());
  }
}
