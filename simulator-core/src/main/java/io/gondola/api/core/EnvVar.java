package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.RawFields;

/** An environment variable; {@code valueFrom} is kept as it is. */
@ApiRecord
public record EnvVar(String name, String value, RawFields valueFrom) implements EnvVarBuilder.With {

  public EnvVar {
    name = Strings.nullToEmpty(name);
    value = Strings.nullToEmpty(value);
    valueFrom = RawFields.orEmpty(valueFrom);
  }
}
