package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;

/**
 * Why a pod does not fit on a node, in Kubernetes' words.
 *
 * @param reasons none if it fits
 * @param curable whether it would fit if other pods made room
 */
record Misfit(ImmutableList<String> reasons, boolean curable) {

  static final Misfit NONE = new Misfit(ImmutableList.of(), true);

  /** Something that no other pod can help. */
  static Misfit incurable(String reason) {
    return new Misfit(ImmutableList.of(reason), false);
  }

  boolean fits() {
    return reasons.isEmpty();
  }
}
