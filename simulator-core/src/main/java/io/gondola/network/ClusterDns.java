package io.gondola.network;

import io.gondola.sim.Simulation;
import java.time.Duration;

/**
 * The cluster's name server, as CoreDNS with kubeadm's settings: Services by {@code web}, {@code
 * web.shop} or {@code web.shop.svc.cluster.local}, the pods of headless ones by {@code
 * hostname.web…}.
 *
 * <p>Its view lags behind as that of any watcher. It answers from its own view only; a client that
 * keeps an answer for the time it may, {@link #TTL}, is served by an older one.
 */
public final class ClusterDns {

  /** How long an answer may be kept. */
  public static final Duration TTL = Duration.ofSeconds(30);

  private final Simulation simulation;
  private final Arrivals arrivals;
  private final ServiceTable known = new ServiceTable();
  private long changes;

  ClusterDns(Simulation simulation, Arrivals arrivals) {
    this.simulation = simulation;
    this.arrivals = arrivals;
  }

  /**
   * What a name stands for.
   *
   * @param name a short or a full name; one that ends with a dot is full
   * @param namespace that of the pod that asks: short names mean its neighbours
   */
  public DnsAnswer resolve(String name, String namespace) {
    catchUp();
    return DnsResolver.resolve(name, namespace, known);
  }

  /** How many changes it has learned of: as long as there is none more, it answers as before. */
  public long changes() {
    catchUp();
    return changes;
  }

  private void catchUp() {
    while (arrivals.hasArrived(simulation.elapsed())) {
      known.apply(arrivals.take());
      changes++;
    }
  }

  @Override
  public String toString() {
    return "ClusterDns[" + DnsNames.DOMAIN + "]";
  }
}
