package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.RawFields;

/** Rules that attract a pod to nodes or pods, or keep it away. */
@ApiRecord
public record Affinity(RawFields nodeAffinity, RawFields podAffinity, RawFields podAntiAffinity)
    implements AffinityBuilder.With {

  public Affinity {
    nodeAffinity = RawFields.orEmpty(nodeAffinity);
    podAffinity = RawFields.orEmpty(podAffinity);
    podAntiAffinity = RawFields.orEmpty(podAntiAffinity);
  }
}
