package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;

/**
 * A soft spread rule over the nodes of the cache.
 *
 * @param counts pods by node, kept up to date
 */
record SoftSpread(SpreadRule rule, Topology topology, NodeCounts counts) {

  static ImmutableList<SoftSpread> of(PodInfo pod, SchedulerCache cache) {
    return pod.spread().soft().stream()
        .map(
            rule ->
                new SoftSpread(rule, cache.topology(rule.topologyKey()), cache.counts(rule.pods())))
        .collect(ImmutableList.toImmutableList());
  }

  /** Whether each node is a place of its own, so that only its own pods need be counted. */
  boolean isByHost() {
    return rule.topologyKey().equals(SpreadRule.HOSTNAME);
  }
}
