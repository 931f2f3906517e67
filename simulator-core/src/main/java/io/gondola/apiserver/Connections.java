package io.gondola.apiserver;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import io.gondola.sim.Activity;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How the components are connected to the API server, and what goes wrong with that by hand. */
public final class Connections {

  private final Simulation simulation;
  private final ListMultimap<String, LaggingWatch<?>> watches = LinkedListMultimap.create();
  private final Map<String, Lag> lags = new TreeMap<>();
  private final Map<String, Integer> conflicts = new TreeMap<>();

  private record Lag(Duration extra, Instant until) {}

  Connections(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Lets changes that are written within a while reach a component later. */
  public void delayWatches(String component, Duration extra, Duration howLong) {
    lags.put(component, new Lag(extra, simulation.now().plus(howLong)));
  }

  /** Refuses the next updates of a component with a Conflict. */
  public void failWrites(String component, int writes) {
    checkArgument(writes > 0, "writes (%s) must be positive", writes);
    conflicts.merge(component, writes, Integer::sum);
  }

  /** Ends all watches of a component: it has ended itself. */
  public void close(String component) {
    watches.removeAll(component).forEach(LaggingWatch::close);
  }

  void open(String component, LaggingWatch<?> watch) {
    watches.put(component, watch);
  }

  Duration lagOf(String component) {
    Lag lag = lags.isEmpty() ? null : lags.get(component);
    return lag != null && simulation.now().isBefore(lag.until()) ? lag.extra() : Duration.ZERO;
  }

  /** Refuses a write of the component that acts now, if it is to meet a conflict. */
  void checkWrite(ApiObject object) {
    if (conflicts.isEmpty()) {
      return;
    }
    String component = simulation.activity().map(Activity::component).orElse("");
    if (conflicts.containsKey(component)) {
      conflicts.computeIfPresent(component, (name, left) -> left == 1 ? null : left - 1);
      throw ApiException.conflict(object.resourceType(), object.name(), Writes.MODIFIED);
    }
  }
}
