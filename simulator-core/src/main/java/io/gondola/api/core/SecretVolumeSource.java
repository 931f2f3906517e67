package io.gondola.api.core;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import org.jspecify.annotations.Nullable;

/** The keys of a Secret as files. */
@ApiRecord
public record SecretVolumeSource(
    String secretName,
    ImmutableList<KeyToPath> items,
    @Nullable Integer defaultMode,
    @Nullable Boolean optional)
    implements SecretVolumeSourceBuilder.With {

  public SecretVolumeSource {
    secretName = Strings.nullToEmpty(secretName);
    items = OrEmpty.list(items);
  }
}
