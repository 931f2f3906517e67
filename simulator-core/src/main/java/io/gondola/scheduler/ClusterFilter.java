package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * A filter that looks around: whether a node can take a pod depends on the pods of other nodes,
 * too. It is made for one pod at one moment.
 */
interface ClusterFilter {

  /** What is wrong with a node, if anything is. */
  Optional<Rejection> reject(NodeInfo node);

  /** Those that have something to say about a pod, in Kubernetes' order: mostly none. */
  static ImmutableList<ClusterFilter> of(PodInfo pod, SchedulerCache cache) {
    ImmutableList.Builder<ClusterFilter> filters = ImmutableList.builder();
    if (!pod.spread().hard().isEmpty()) {
      filters.add(new SpreadFilter(pod, cache));
    }
    if (!pod.terms().isEmpty() || cache.counts().hasTerms()) {
      filters.add(new PodAffinityFilter(pod, cache));
    }
    return filters.build();
  }
}
