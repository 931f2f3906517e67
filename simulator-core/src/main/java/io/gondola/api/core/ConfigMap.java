package io.gondola.api.core;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.OrEmpty;
import io.gondola.api.meta.ResourceType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Configuration data that pods read through volumes and environment variables. */
@ApiRecord
public record ConfigMap(
    ObjectMeta metadata,
    ImmutableSortedMap<String, String> data,
    ImmutableSortedMap<String, String> binaryData,
    @Nullable Boolean immutable)
    implements ApiObject, ConfigMapBuilder.With {

  /** The ConfigMap resource of v1. */
  public static final ResourceType<ConfigMap> TYPE =
      new ResourceType<>("v1", "ConfigMap", "configmaps", true, ConfigMap.class);

  public ConfigMap {
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    data = OrEmpty.map(data);
    binaryData = OrEmpty.map(binaryData);
  }

  @Override
  public ResourceType<ConfigMap> resourceType() {
    return TYPE;
  }

  @Override
  public ConfigMap withMetadata(ObjectMeta metadata) {
    return new ConfigMap(metadata, data, binaryData, immutable);
  }

  @Override
  public String toString() {
    return "ConfigMap[%s, %s]".formatted(key(), data.keySet());
  }
}
