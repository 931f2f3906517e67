package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.ResourceRequirements;
import io.gondola.api.meta.Quantity;
import io.gondola.api.meta.RawFields;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Raw;
import java.util.Map;

/** Checks requests and limits of a pod as a whole; its containers share them. */
final class PodResourcesValidation {

  private PodResourcesValidation() {}

  static void validate(PodFacts facts, Field at) {
    Raw other = Raw.of(facts.spec().other());
    if (!other.has("resources")) {
      return;
    }
    if (facts.os().equals("windows")) {
      at.forbidden("may not be set for a windows pod");
      return;
    }
    Raw raw = other.child("resources");
    if (raw.has("claims")) {
      at.child("claims").forbidden("claims may not be set for Resources at pod-level");
    }
    ResourceRequirements resources =
        new ResourceRequirements(amounts(raw, "limits"), amounts(raw, "requests"), RawFields.EMPTY);
    ResourcesValidation.requirements(resources, ResourceNames::pod, at);
    for (int i = 0; i < facts.spec().containers().size(); i++) {
      limits(
          facts.spec().containers().get(i).resources().limits(),
          resources.limits(),
          at.child("containers").index(i));
    }
  }

  private static ImmutableSortedMap<String, Quantity> amounts(Raw resources, String name) {
    ImmutableSortedMap.Builder<String, Quantity> amounts = ImmutableSortedMap.naturalOrder();
    // The manifest reader has parsed the amounts once to check them.
    resources.map(name).forEach((resource, text) -> amounts.put(resource, Quantity.parse(text)));
    return amounts.buildOrThrow();
  }

  private static void limits(
      ImmutableSortedMap<String, Quantity> container,
      ImmutableSortedMap<String, Quantity> pod,
      Field at) {
    for (Map.Entry<String, Quantity> limit : container.entrySet()) {
      Quantity most = pod.get(limit.getKey());
      if (most != null && limit.getValue().compareTo(most) > 0) {
        at.key(limit.getKey())
            .child("limits")
            .invalid(
                limit.getValue().toString(), "must be less than or equal to pod limits of " + most);
      }
    }
  }
}
