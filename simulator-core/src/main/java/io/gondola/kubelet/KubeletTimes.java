package io.gondola.kubelet;

import io.gondola.sim.Distribution;
import java.time.Duration;

/**
 * How long the work of a kubelet takes, apart from what images bring along. Estimates for a node
 * that is not busy.
 *
 * @param sandbox setting up the infra container and the network; default 500 ms
 * @param teardown from the end of the last container until the pod is gone; default 500 ms
 */
public record KubeletTimes(Distribution sandbox, Distribution teardown) {

  public static final KubeletTimes DEFAULT = new KubeletTimes(millis(500), millis(500));

  /** No time at all. */
  public static final KubeletTimes ZERO = new KubeletTimes(millis(0), millis(0));

  private static Distribution millis(long value) {
    return Distribution.fixed(Duration.ofMillis(value));
  }
}
