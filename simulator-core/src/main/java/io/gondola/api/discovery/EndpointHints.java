package io.gondola.api.discovery;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;

/** Whose traffic an endpoint is meant for, where a Service prefers what is near. */
@ApiRecord
public record EndpointHints(ImmutableList<ForZone> forZones, ImmutableList<ForNode> forNodes)
    implements EndpointHintsBuilder.With {

  public EndpointHints {
    forZones = OrEmpty.list(forZones);
    forNodes = OrEmpty.list(forNodes);
  }
}
