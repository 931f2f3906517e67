package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps pods off a node unless they tolerate it. */
@ApiRecord
public record Taint(String key, String value, String effect, @Nullable Instant timeAdded)
    implements TaintBuilder.With {

  public Taint {
    key = Strings.nullToEmpty(key);
    value = Strings.nullToEmpty(value);
    effect = Strings.nullToEmpty(effect);
  }
}
