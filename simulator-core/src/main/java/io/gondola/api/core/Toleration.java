package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** Lets a pod onto nodes with a matching taint. */
@ApiRecord
public record Toleration(
    String key, String operator, String value, String effect, @Nullable Long tolerationSeconds)
    implements TolerationBuilder.With {

  public Toleration {
    key = Strings.nullToEmpty(key);
    operator = Strings.nullToEmpty(operator);
    value = Strings.nullToEmpty(value);
    effect = Strings.nullToEmpty(effect);
  }

  /** Whether it lets a pod bear a taint; an empty key or effect stands for all. */
  public boolean tolerates(Taint taint) {
    return (effect.isEmpty() || effect.equals(taint.effect()))
        && (key.isEmpty() || key.equals(taint.key()))
        && (operator.equals("Exists") || value.equals(taint.value()));
  }
}
