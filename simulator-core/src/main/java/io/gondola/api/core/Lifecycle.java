package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** Hooks of a container. */
@ApiRecord
public record Lifecycle(
    @Nullable LifecycleHandler postStart, @Nullable LifecycleHandler preStop, String stopSignal)
    implements LifecycleBuilder.With {

  public Lifecycle {
    stopSignal = Strings.nullToEmpty(stopSignal);
  }
}
