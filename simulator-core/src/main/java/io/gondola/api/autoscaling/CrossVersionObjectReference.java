package io.gondola.api.autoscaling;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;

/** What an autoscaler scales. */
@ApiRecord
public record CrossVersionObjectReference(String kind, String name, String apiVersion)
    implements CrossVersionObjectReferenceBuilder.With {

  /** Nothing set. */
  public static final CrossVersionObjectReference EMPTY =
      CrossVersionObjectReferenceBuilder.builder().build();

  public CrossVersionObjectReference {
    kind = Strings.nullToEmpty(kind);
    name = Strings.nullToEmpty(name);
    apiVersion = Strings.nullToEmpty(apiVersion);
  }
}
