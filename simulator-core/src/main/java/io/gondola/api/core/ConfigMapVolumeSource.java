package io.gondola.api.core;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import org.jspecify.annotations.Nullable;

/** The keys of a ConfigMap as files. */
@ApiRecord
public record ConfigMapVolumeSource(
    String name,
    ImmutableList<KeyToPath> items,
    @Nullable Integer defaultMode,
    @Nullable Boolean optional)
    implements ConfigMapVolumeSourceBuilder.With {

  public ConfigMapVolumeSource {
    name = Strings.nullToEmpty(name);
    items = OrEmpty.list(items);
  }
}
