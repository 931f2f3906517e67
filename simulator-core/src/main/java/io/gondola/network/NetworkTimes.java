package io.gondola.network;

import static com.google.common.base.Preconditions.checkArgument;

import io.gondola.sim.Distribution;
import java.time.Duration;

/**
 * How long it takes until a change of a pod reaches the traffic, beside the delays of the watches.
 *
 * @param endpointUpdatesBatchPeriod how long the EndpointSlice controller waits for more changes of
 *     pods before it acts; default 0, as in Kubernetes
 * @param proxyMinSync how long a proxy rests after it has applied changes; default 1 s, as in
 *     Kubernetes' iptables and nftables modes
 * @param proxyApply how long it takes to apply them; default 50 ms
 */
public record NetworkTimes(
    Duration endpointUpdatesBatchPeriod, Duration proxyMinSync, Distribution proxyApply) {

  public static final NetworkTimes DEFAULT =
      new NetworkTimes(
          Duration.ZERO, Duration.ofSeconds(1), Distribution.fixed(Duration.ofMillis(50)));

  /** Everything happens at once. */
  public static final NetworkTimes ZERO =
      new NetworkTimes(Duration.ZERO, Duration.ZERO, Distribution.fixed(Duration.ZERO));

  public NetworkTimes {
    checkArgument(
        !endpointUpdatesBatchPeriod.isNegative(),
        "endpointUpdatesBatchPeriod (%s) must not be negative",
        endpointUpdatesBatchPeriod);
    checkArgument(
        !proxyMinSync.isNegative(), "proxyMinSync (%s) must not be negative", proxyMinSync);
  }
}
