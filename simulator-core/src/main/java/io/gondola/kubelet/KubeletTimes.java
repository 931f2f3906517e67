package io.gondola.kubelet;

import io.gondola.sim.Distribution;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;

/**
 * How long the work of a kubelet takes, apart from what images bring along. Estimates for a node
 * that is not busy.
 *
 * @param sandbox setting up the infra container and the network; default 500 ms
 * @param notice from a change in the container runtime, such as the end of a process, until the
 *     kubelet sees it; default 0 to 1 s, as it looks once a second
 * @param teardown from the end of the last container until the pod is gone; default 500 ms
 * @param volumeRefresh from a change of a ConfigMap or Secret, or of a pod's labels, until the
 *     files of a running pod show it; default 0 to 90 s, as the kubelet looks about once a minute
 */
@RecordBuilder
public record KubeletTimes(
    Distribution sandbox, Distribution notice, Distribution teardown, Distribution volumeRefresh)
    implements KubeletTimesBuilder.With {

  public static final KubeletTimes DEFAULT =
      new KubeletTimes(
          fixed(500),
          Distribution.uniform(Duration.ZERO, Duration.ofSeconds(1)),
          fixed(500),
          Distribution.uniform(Duration.ZERO, Duration.ofSeconds(90)));

  /** No time at all. */
  public static final KubeletTimes ZERO = new KubeletTimes(fixed(0), fixed(0), fixed(0), fixed(0));

  private static Distribution fixed(long millis) {
    return Distribution.fixed(Duration.ofMillis(millis));
  }
}
