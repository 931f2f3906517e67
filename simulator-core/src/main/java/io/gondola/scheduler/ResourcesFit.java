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
    // This is asked more than anything else, and mostly the answer is yes.
    return asked.extended().isEmpty() && fits(asked, node)
        ? Optional.empty()
        : examine(asked, node);
  }

  private static boolean fits(Resources asked, NodeInfo node) {
    Resources all = node.allocatable();
    Resources taken = node.requested().asked();
    return node.pods() < node.allocatablePods()
        && isLeft(asked.milliCpu(), taken.milliCpu(), all.milliCpu())
        && isLeft(asked.memory(), taken.memory(), all.memory())
        && isLeft(asked.ephemeralStorage(), taken.ephemeralStorage(), all.ephemeralStorage());
  }

  /** Who asks for nothing fits even where too much is taken already. */
  private static boolean isLeft(long asked, long taken, long all) {
    return asked <= 0 || asked <= all - taken;
  }

  private static Optional<Rejection> examine(Resources asked, NodeInfo node) {
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
    if (!isLeft(asked, taken, all)) {
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
