package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.TopologySpreadConstraint;
import io.gondola.api.meta.Selector;
import java.util.Map;
import java.util.Objects;

/**
 * A topology spread constraint, ready for use.
 *
 * @param pods those that are to be spread
 * @param countsItself whether the pod is one of them
 * @param nodes which nodes make up the places
 */
record SpreadRule(
    Skew skew, String topologyKey, PodQuery pods, boolean countsItself, Inclusion nodes) {

  static final String HOSTNAME = "kubernetes.io/hostname";

  /**
   * How uneven a spread may be.
   *
   * @param max how many more pods a place may have than the one with the fewest
   * @param minDomains while there are fewer places, the fewest counts as 0
   */
  record Skew(int max, int minDomains) {}

  /** Whether nodes that the pod cannot go to anyway are left out. */
  record Inclusion(boolean honorAffinity, boolean honorTaints) {

    static final Inclusion DEFAULT = new Inclusion(true, false);

    boolean includes(PodSpec spec, NodeInfo node) {
      return (!honorAffinity || NodeAffinityMatch.matches(spec, node.node()))
          && (!honorTaints
              || Tolerations.tolerateAll(spec.tolerations(), node.node().spec().taints()));
    }

    /** Whether every node is included, whatever it is like. */
    boolean includesAll(PodSpec spec) {
      return !honorTaints && (!honorAffinity || !NodeAffinityMatch.isSelective(spec));
    }
  }

  static SpreadRule of(
      TopologySpreadConstraint constraint, String namespace, Map<String, String> podLabels) {
    Selector selector =
        new LabelKeys(constraint.matchLabelKeys(), ImmutableList.of())
            .selector(constraint.labelSelector(), podLabels);
    return new SpreadRule(
        new Skew(constraint.maxSkew(), Objects.requireNonNullElse(constraint.minDomains(), 1)),
        constraint.topologyKey(),
        PodQuery.spreading(PodSelector.in(namespace, selector)),
        selector.matches(podLabels),
        new Inclusion(
            !"Ignore".equals(constraint.nodeAffinityPolicy()),
            "Honor".equals(constraint.nodeTaintsPolicy())));
  }

  /** A rule that every replica follows unless it brings its own. */
  static SpreadRule byDefault(int maxSkew, String topologyKey, PodSelector replicas) {
    return new SpreadRule(
        new Skew(maxSkew, 1), topologyKey, PodQuery.spreading(replicas), true, Inclusion.DEFAULT);
  }
}
