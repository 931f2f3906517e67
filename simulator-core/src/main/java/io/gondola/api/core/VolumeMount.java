package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.RawFields;

/** Where a container sees a volume of its pod. */
@ApiRecord
public record VolumeMount(
    String name, boolean readOnly, String mountPath, String subPath, RawFields other)
    implements VolumeMountBuilder.With {

  public VolumeMount {
    name = Strings.nullToEmpty(name);
    mountPath = Strings.nullToEmpty(mountPath);
    subPath = Strings.nullToEmpty(subPath);
    other = RawFields.orEmpty(other);
  }
}
