package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.RawFields;
import org.jspecify.annotations.Nullable;

/** Several sources in one directory; the sources are kept as they are. */
@ApiRecord
public record ProjectedVolumeSource(RawFields other, @Nullable Integer defaultMode)
    implements ProjectedVolumeSourceBuilder.With {

  public ProjectedVolumeSource {
    other = RawFields.orEmpty(other);
  }
}
