package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.RawFields;
import org.jspecify.annotations.Nullable;

/**
 * A volume of a pod: exactly one source. Sources that are not simulated are kept in {@code other}.
 */
@ApiRecord
public record Volume(
    String name,
    @Nullable EmptyDirVolumeSource emptyDir,
    @Nullable HostPathVolumeSource hostPath,
    @Nullable ConfigMapVolumeSource configMap,
    @Nullable SecretVolumeSource secret,
    @Nullable ProjectedVolumeSource projected,
    RawFields other)
    implements VolumeBuilder.With {

  public Volume {
    name = Strings.nullToEmpty(name);
    other = RawFields.orEmpty(other);
  }
}
