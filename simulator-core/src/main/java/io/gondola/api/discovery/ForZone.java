package io.gondola.api.discovery;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;

/** A zone whose traffic an endpoint is meant for. */
@ApiRecord
public record ForZone(String name) implements ForZoneBuilder.With {

  public ForZone {
    name = Strings.nullToEmpty(name);
  }
}
