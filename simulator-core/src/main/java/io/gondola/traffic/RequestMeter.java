package io.gondola.traffic;

import io.gondola.api.meta.ObjectKey;
import io.gondola.sim.Simulation;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Measures which share of the requests to each ReplicaSet fails, as its servers or a mesh before
 * them would: each try counts, whoever sent it, and whether or not the client tried again.
 */
public final class RequestMeter {

  private final Simulation simulation;

  /** By ReplicaSet; looked up, never walked. */
  private final Map<ObjectKey, ErrorRate> rates = new HashMap<>();

  public RequestMeter(Simulation simulation) {
    this.simulation = simulation;
  }

  /** The share of a ReplicaSet's requests of the latest 30 s that failed; empty if it had none. */
  public OptionalDouble errorRate(ObjectKey replicaSet) {
    ErrorRate rate = rates.get(replicaSet);
    return rate == null ? OptionalDouble.empty() : rate.at(second());
  }

  /** A request to a ReplicaSet has ended. */
  void count(ObjectKey replicaSet, boolean served) {
    rates.computeIfAbsent(replicaSet, any -> new ErrorRate()).count(second(), served);
  }

  private long second() {
    return simulation.elapsed().toSeconds();
  }

  @Override
  public String toString() {
    return "RequestMeter[of %s ReplicaSets]".formatted(rates.size());
  }
}
