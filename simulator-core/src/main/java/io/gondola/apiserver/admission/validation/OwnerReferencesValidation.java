package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.OwnerReference;
import io.gondola.apiserver.admission.field.Field;

/** Checks the owners of an object, of which one at most may be its controller. */
final class OwnerReferencesValidation {

  private OwnerReferencesValidation() {}

  static void validate(ImmutableList<OwnerReference> owners, Field at) {
    String controller = "";
    for (OwnerReference owner : owners) {
      owner(owner, at);
      if (!Boolean.TRUE.equals(owner.controller())) {
        continue;
      }
      String name = owner.kind() + "/" + owner.name();
      if (controller.isEmpty()) {
        controller = name;
      } else {
        at.invalid(
            owners,
            "Only one reference can have Controller set to true. Found \"true\" in references for"
                + " %s and %s".formatted(controller, name));
      }
    }
  }

  private static void owner(OwnerReference owner, Field at) {
    if (!hasVersion(owner.apiVersion())) {
      at.child("apiVersion").invalid(owner.apiVersion(), "version must not be empty");
    }
    notEmpty(owner.kind(), at.child("kind"));
    notEmpty(owner.name(), at.child("name"));
    notEmpty(owner.uid(), at.child("uid"));
    if (owner.apiVersion().equals("v1") && owner.kind().equals("Event")) {
      at.invalid(owner, "/v1, Kind=Event is disallowed from being an owner");
    }
  }

  /** {@code version} or {@code group/version}. */
  private static boolean hasVersion(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    String version = apiVersion.substring(slash + 1);
    return !version.isEmpty() && version.indexOf('/') < 0;
  }

  private static void notEmpty(String value, Field at) {
    if (value.isEmpty()) {
      at.invalid(value, "must not be empty");
    }
  }
}
