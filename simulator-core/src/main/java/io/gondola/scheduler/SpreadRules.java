package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.TopologySpreadConstraint;
import io.gondola.api.meta.LabelSelector;
import java.util.List;
import java.util.Map;

/**
 * How a pod is spread.
 *
 * @param hard must hold
 * @param soft had better hold
 * @param needEveryKey whether nodes that lack one of the labels are worst; the rules that hold by
 *     default do not mind
 */
record SpreadRules(
    ImmutableList<SpreadRule> hard, ImmutableList<SpreadRule> soft, boolean needEveryKey) {

  private static final String ZONE = "topology.kubernetes.io/zone";
  private static final int HOST_SKEW = 3;
  private static final int ZONE_SKEW = 5;

  private static final SpreadRules NONE =
      new SpreadRules(ImmutableList.of(), ImmutableList.of(), false);

  /** The pod's own constraints, which replace the defaults. */
  static SpreadRules of(
      List<TopologySpreadConstraint> constraints, String namespace, Map<String, String> podLabels) {
    ImmutableList.Builder<SpreadRule> hard = ImmutableList.builder();
    ImmutableList.Builder<SpreadRule> soft = ImmutableList.builder();
    for (TopologySpreadConstraint constraint : constraints) {
      boolean must = constraint.whenUnsatisfiable().equals("DoNotSchedule");
      (must ? hard : soft).add(SpreadRule.of(constraint, namespace, podLabels));
    }
    return new SpreadRules(hard.build(), soft.build(), true);
  }

  /**
   * The cluster's defaults for a pod that is one of several.
   *
   * @param replicas what selects them; an empty one means that the pod is on its own
   */
  static SpreadRules byDefault(LabelSelector replicas, String namespace) {
    if (replicas.equals(LabelSelector.EVERYTHING)) {
      return NONE;
    }
    PodSelector pods = PodSelector.in(namespace, replicas.toSelector());
    return new SpreadRules(
        ImmutableList.of(),
        ImmutableList.of(
            SpreadRule.byDefault(HOST_SKEW, SpreadRule.HOSTNAME, pods),
            SpreadRule.byDefault(ZONE_SKEW, ZONE, pods)),
        false);
  }
}
