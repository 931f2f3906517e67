package io.gondola.apiserver.admission.defaults;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import io.gondola.api.core.Container;
import io.gondola.api.core.PodSpec;
import io.gondola.api.meta.Quantity;

/** How well a pod is served when its node runs short. Zero amounts do not count. */
final class QosClass {

  private static final ImmutableList<String> RESOURCES = ImmutableList.of("cpu", "memory");

  private QosClass() {}

  static String of(PodSpec spec) {
    boolean asksForNothing = true;
    boolean guaranteed = true;
    for (Container container : Iterables.concat(spec.containers(), spec.initContainers())) {
      for (String resource : RESOURCES) {
        boolean request = isSet(container.resources().requests(), resource);
        boolean limit = isSet(container.resources().limits(), resource);
        asksForNothing &= !request && !limit;
        guaranteed &= limit && (!request || isEqual(container, resource));
      }
    }
    if (asksForNothing) {
      return "BestEffort";
    }
    return guaranteed ? "Guaranteed" : "Burstable";
  }

  private static boolean isSet(ImmutableSortedMap<String, Quantity> amounts, String resource) {
    Quantity amount = amounts.get(resource);
    return amount != null && amount.amount().signum() > 0;
  }

  private static boolean isEqual(Container container, String resource) {
    Quantity request = container.resources().requests().get(resource);
    Quantity limit = container.resources().limits().get(resource);
    return request != null && limit != null && request.compareTo(limit) == 0;
  }
}
