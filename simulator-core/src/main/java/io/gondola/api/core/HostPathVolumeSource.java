package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** A directory of the node. */
@ApiRecord
public record HostPathVolumeSource(String path, @Nullable String type)
    implements HostPathVolumeSourceBuilder.With {

  public HostPathVolumeSource {
    path = Strings.nullToEmpty(path);
  }
}
