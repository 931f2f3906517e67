package io.gondola.kubelet;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.PodCondition;

/**
 * Lets pods of a node whose statuses say the same hold one list, not equal ones: in a large rollout
 * thousands of pods go through the same states at the same times, and whoever looks at them finds
 * the list in the processor's cache.
 */
final class SharedLists {

  private ImmutableList<PodCondition> conditions = ImmutableList.of();
  private ImmutableList<ContainerStatus> containers = ImmutableList.of();

  ImmutableList<PodCondition> conditions(ImmutableList<PodCondition> list) {
    if (!list.equals(conditions)) {
      conditions = list;
    }
    return conditions;
  }

  ImmutableList<ContainerStatus> containers(ImmutableList<ContainerStatus> list) {
    if (!list.equals(containers)) {
      containers = list;
    }
    return containers;
  }
}
