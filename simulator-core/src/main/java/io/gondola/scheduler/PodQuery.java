package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;

/**
 * Which of the pods on nodes are to be counted.
 *
 * @param all what must hold for each of them
 * @param withTerminating whether pods that are on their way out count, as they do for affinity but
 *     not for spreading
 */
record PodQuery(ImmutableList<PodSelector> all, boolean withTerminating) {

  static PodQuery spreading(PodSelector selector) {
    return new PodQuery(ImmutableList.of(selector), false);
  }

  static PodQuery affinity(PodSelector selector) {
    return new PodQuery(ImmutableList.of(selector), true);
  }

  boolean matches(PodInfo pod, NamespaceLabels labels) {
    for (PodSelector selector : all) {
      if (!selector.matches(pod, labels)) {
        return false;
      }
    }
    return true;
  }
}
