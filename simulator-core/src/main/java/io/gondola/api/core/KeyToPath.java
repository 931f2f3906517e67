package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** Maps a key of a ConfigMap or Secret to a file. */
@ApiRecord
public record KeyToPath(String key, String path, @Nullable Integer mode)
    implements KeyToPathBuilder.With {

  public KeyToPath {
    key = Strings.nullToEmpty(key);
    path = Strings.nullToEmpty(path);
  }
}
