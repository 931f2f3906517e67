package io.gondola.apiserver.admission.validation;

import io.gondola.apiserver.admission.field.Field;

/** A ConfigMap or Secret that is marked immutable stays as it is. */
final class Frozen {

  private Frozen() {}

  static void check(boolean unchanged, Field at) {
    if (!unchanged) {
      at.forbidden("field is immutable when `immutable` is set");
    }
  }
}
