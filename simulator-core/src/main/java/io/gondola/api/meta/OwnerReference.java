package io.gondola.api.meta;

import com.google.common.base.Strings;
import org.jspecify.annotations.Nullable;

/**
 * An object that owns this one; when all owners are gone, garbage collection removes this object
 * too.
 */
@ApiRecord
public record OwnerReference(
    String apiVersion,
    String kind,
    String name,
    String uid,
    @Nullable Boolean controller,
    @Nullable Boolean blockOwnerDeletion)
    implements OwnerReferenceBuilder.With {

  public OwnerReference {
    apiVersion = Strings.nullToEmpty(apiVersion);
    kind = Strings.nullToEmpty(kind);
    name = Strings.nullToEmpty(name);
    uid = Strings.nullToEmpty(uid);
  }

  /** The reference by which {@code owner} manages the object that carries it. */
  public static OwnerReference toController(ApiObject owner) {
    ResourceType<?> type = owner.resourceType();
    return new OwnerReference(
        type.apiVersion(), type.kind(), owner.name(), owner.metadata().uid(), true, true);
  }
}
