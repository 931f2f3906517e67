package io.gondola.apiserver.admission.validation;

import io.gondola.api.meta.ApiObject;
import io.gondola.apiserver.admission.field.Errors;

/** The checks of one kind. */
record Rules<T extends ApiObject>(Creation<T> create, Change<T> update, Change<T> status) {

  /** Checks an object by itself. */
  interface Creation<T> {
    void check(T object, Errors errors);
  }

  /** Checks an object against the stored one. */
  interface Change<T> {
    void check(T object, T old, Errors errors);
  }

  /** What holds for every kind. */
  static void metadata(ApiObject object, Errors errors) {
    if (object.resourceType().namespaced()) {
      ObjectMetaValidation.namespaced(
          object.metadata(), NameRule.SUBDOMAIN, errors.field("metadata"));
    } else {
      ObjectMetaValidation.clusterScoped(
          object.metadata(), NameRule.SUBDOMAIN, errors.field("metadata"));
    }
  }

  /** What holds for every change. */
  static void metadata(ApiObject object, ApiObject old, Errors errors) {
    ObjectMetaUpdateValidation.validate(
        object.metadata(), old.metadata(), errors.field("metadata"));
  }
}
