package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.RawFields;
import org.jspecify.annotations.Nullable;

/** An environment variable, with its value or, as it came, where the value comes from. */
@ApiRecord
public record EnvVar(String name, String value, @Nullable RawFields valueFrom)
    implements EnvVarBuilder.With {

  public EnvVar {
    name = Strings.nullToEmpty(name);
    value = Strings.nullToEmpty(value);
  }
}
