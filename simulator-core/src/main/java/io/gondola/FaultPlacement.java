package io.gondola;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.Selector;
import java.util.function.Function;

/** Which faults could happen at a moment: a search asks between any two events. */
@FunctionalInterface
public interface FaultPlacement {

  /** The faults, each of which can be inflicted now. */
  ImmutableList<Fault> at(Cluster cluster);

  /** A fault, whenever what it hits is there. */
  static FaultPlacement of(Fault fault) {
    return cluster -> cluster.faults().canHit(fault) ? ImmutableList.of(fault) : ImmutableList.of();
  }

  /**
   * A fault for each pod of the namespace {@code default} that is bound to a node and has not
   * ended: {@code onEachPod("app=web", pod -> Fault.killContainer(pod, "web"))}.
   *
   * @param fault of a pod with a name
   */
  static FaultPlacement onEachPod(String selector, Function<String, Fault> fault) {
    Selector labels = Selector.parse(selector);
    return cluster ->
        cluster.apiServer().list(Pod.TYPE, "default", labels).stream()
            .filter(pod -> !pod.spec().nodeName().isEmpty() && !pod.isTerminal())
            .map(pod -> fault.apply(pod.name()))
            .collect(toImmutableList());
  }
}
