package io.gondola;

import io.gondola.kubelet.KubeletTimes;
import io.gondola.network.NetworkTimes;
import io.gondola.sim.Distribution;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;

/**
 * How long the parts of a cluster take. The defaults are estimates for an idle cluster, not zero:
 * zero delays hide the very races that people come to see.
 *
 * @param watch from a write until a component sees it; default 10 ms
 * @param controllerSync from seeing a change until a controller has acted on it; default 5 ms
 * @param scheduling from seeing a pod until it is bound to a node; default 10 ms
 * @param garbageCollection from a deletion until its dependents follow; default 20 ms
 * @param kubelet see {@link KubeletTimes}
 * @param network see {@link NetworkTimes}
 */
@RecordBuilder
public record Latencies(
    Distribution watch,
    Distribution controllerSync,
    Distribution scheduling,
    Distribution garbageCollection,
    KubeletTimes kubelet,
    NetworkTimes network)
    implements LatenciesBuilder.With {

  public static final Latencies DEFAULT =
      new Latencies(
          fixed(10), fixed(5), fixed(10), fixed(20), KubeletTimes.DEFAULT, NetworkTimes.DEFAULT);

  /** Everything happens at once, in causal order. What images bring along still takes its time. */
  public static final Latencies ZERO =
      new Latencies(fixed(0), fixed(0), fixed(0), fixed(0), KubeletTimes.ZERO, NetworkTimes.ZERO);

  private static Distribution fixed(long millis) {
    return Distribution.fixed(Duration.ofMillis(millis));
  }
}
