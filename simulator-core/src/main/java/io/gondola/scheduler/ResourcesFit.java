package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.Optional;

/** Whether what a pod asks for is left on a node. It names everything that is missing. */
final class ResourcesFit {

  private final ImmutableList.Builder<String> reasons = ImmutableList.builder();
  private boolean missing;
  private boolean curable = true;

  private ResourcesFit() {}

  static Optional<Rejection> reject(Resources asked, NodeInfo node) {
    ResourcesFit fit = new ResourcesFit();
    if (node.pods() + 1 > node.allocatablePods()) {
      fit.miss("Too many pods");
    }
    Resources all = node.allocatable();
    Resources taken = node.requested().asked();
    fit.check("cpu", asked.milliCpu(), taken.milliCpu(), all.milliCpu());
    fit.check("memory", asked.memory(), taken.memory(), all.memory());
    fit.check(
        "ephemeral-storage",
        asked.ephemeralStorage(),
        taken.ephemeralStorage(),
        all.ephemeralStorage());
    ImmutableSortedMap<String, Long> extended = asked.extended();
    for (Map.Entry<String, Long> entry : extended.entrySet()) {
      String name = entry.getKey();
      fit.check(
          name,
          entry.getValue(),
          taken.extended().getOrDefault(name, 0L),
          all.extended().getOrDefault(name, 0L));
    }
    return fit.missing
        ? Optional.of(new Rejection(Filter.NODE_RESOURCES_FIT, fit.reasons.build(), fit.curable))
        : Optional.empty();
  }

  private void check(String resource, long asked, long taken, long all) {
    // Who asks for nothing fits even where too much is taken already.
    if (asked > 0 && asked > all - taken) {
      miss("Insufficient " + resource);
      // Taking other pods away does not make a node larger.
      curable &= asked <= all;
    }
  }

  private void miss(String reason) {
    reasons.add(reason);
    missing = true;
  }
}
