package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.Quantity;
import org.jspecify.annotations.Nullable;

/** A directory that starts empty and dies with its pod. */
@ApiRecord
public record EmptyDirVolumeSource(String medium, @Nullable Quantity sizeLimit)
    implements EmptyDirVolumeSourceBuilder.With {

  public EmptyDirVolumeSource {
    medium = Strings.nullToEmpty(medium);
  }
}
