package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;

/**
 * Why a node cannot take a pod.
 *
 * @param reasons in Kubernetes' words
 * @param curable whether the node could take the pod if other pods left it
 */
record Rejection(Filter filter, ImmutableList<String> reasons, boolean curable) {

  static Rejection curable(Filter filter, String reason) {
    return new Rejection(filter, ImmutableList.of(reason), true);
  }

  static Rejection forGood(Filter filter, String reason) {
    return new Rejection(filter, ImmutableList.of(reason), false);
  }
}
