package io.gondola.api.core;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.OrEmpty;
import io.gondola.api.meta.ResourceType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Confidential data; {@code data} holds base64 text, {@code stringData} is merged into it on write.
 */
@ApiRecord
public record Secret(
    ObjectMeta metadata,
    ImmutableSortedMap<String, String> data,
    ImmutableSortedMap<String, String> stringData,
    String type,
    @Nullable Boolean immutable)
    implements ApiObject, SecretBuilder.With {

  /** The Secret resource of v1. */
  public static final ResourceType<Secret> TYPE =
      new ResourceType<>("v1", "Secret", "secrets", true, Secret.class);

  public Secret {
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    data = OrEmpty.map(data);
    stringData = OrEmpty.map(stringData);
    type = Strings.nullToEmpty(type);
  }

  @Override
  public ResourceType<Secret> resourceType() {
    return TYPE;
  }

  @Override
  public Secret withMetadata(ObjectMeta metadata) {
    return new Secret(metadata, data, stringData, type, immutable);
  }

  /** Names only: what is in it is nobody's business. */
  @Override
  public String toString() {
    return "Secret[%s, %s]".formatted(key(), data.keySet());
  }
}
