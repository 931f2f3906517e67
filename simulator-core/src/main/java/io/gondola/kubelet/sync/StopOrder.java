package io.gondola.kubelet.sync;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.PodSpec;
import java.util.function.Predicate;

/**
 * The order in which a pod's containers get SIGTERM. App containers and init containers get it at
 * once; sidecars wait for all app containers and then for the sidecar declared after them. Only
 * SIGTERM waits: hooks run at once, and nobody waits longer than its {@link StopBudget}.
 */
public final class StopOrder {

  private StopOrder() {}

  /** Whether an init container's turn has come. */
  public static boolean isTurnOfInit(PodSpec spec, int index, Predicate<Container> runs) {
    return waitsFor(spec, index).stream().noneMatch(runs);
  }

  /** Whom an init container waits for, as long as they run. */
  public static ImmutableList<Container> waitsFor(PodSpec spec, int index) {
    ImmutableList<Container> init = spec.initContainers();
    if (!init.get(index).isSidecar()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Container> others = ImmutableList.builder();
    others.addAll(spec.containers());
    for (int i = index + 1; i < init.size(); i++) {
      if (init.get(i).isSidecar()) {
        return others.add(init.get(i)).build();
      }
    }
    return others.build();
  }
}
