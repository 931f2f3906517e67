package io.gondola.apiserver.admission;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.*;

/** Stub. */
public final class Admission {
  /** Stub. */
  public <T extends ApiObject> T defaulted(T object) {
    return object;
  }

  /** Stub. */
  public <T extends ApiObject> T admitted(T object) {
    return object;
  }

  /** Stub. */
  public ImmutableList<FieldError> validateCreate(ApiObject o) {
    return ImmutableList.of();
  }

  /** Stub. */
  public ImmutableList<FieldError> validateUpdate(ApiObject o, ApiObject old) {
    return ImmutableList.of();
  }

  /** Stub. */
  public ImmutableList<FieldError> validateStatusUpdate(ApiObject o, ApiObject old) {
    return ImmutableList.of();
  }
}
