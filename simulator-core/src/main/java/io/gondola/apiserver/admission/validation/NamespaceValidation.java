package io.gondola.apiserver.admission.validation;

import io.gondola.api.core.Namespace;
import io.gondola.apiserver.admission.field.Errors;
import io.gondola.apiserver.admission.field.Raw;

/** Checks Namespaces. */
final class NamespaceValidation {

  private NamespaceValidation() {}

  static void create(Namespace namespace, Errors errors) {
    ObjectMetaValidation.clusterScoped(
        namespace.metadata(), NameRule.LABEL, errors.field("metadata"));
    ObjectMetaValidation.eachFinalizer(
        Raw.of(namespace.spec()).texts("finalizers"), errors.field("spec").child("finalizers"));
  }

  static void update(Namespace namespace, Namespace old, Errors errors) {
    ObjectMetaUpdateValidation.validate(
        namespace.metadata(), old.metadata(), errors.field("metadata"));
  }

  /** A namespace is active until it is deleted. */
  static void status(Namespace namespace, Namespace old, Errors errors) {
    update(namespace, old, errors);
    boolean deleted = namespace.metadata().deletionTimestamp() != null;
    String allowed = deleted ? "Terminating" : "Active";
    String phase = Raw.of(namespace.status()).text("phase");
    if (!phase.equals(allowed)) {
      errors
          .field("status")
          .child("Phase")
          .invalid(
              phase,
              "may only be '%s' if `deletionTimestamp` is %sempty"
                  .formatted(allowed, deleted ? "not " : ""));
    }
  }
}
