package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;

/** Names an object, for events. */
@ApiRecord
public record ObjectReference(
    String apiVersion,
    String kind,
    String namespace,
    String name,
    String uid,
    String resourceVersion,
    String fieldPath)
    implements ObjectReferenceBuilder.With {

  /** Nothing set. */
  public static final ObjectReference EMPTY = ObjectReferenceBuilder.builder().build();

  public ObjectReference {
    apiVersion = Strings.nullToEmpty(apiVersion);
    kind = Strings.nullToEmpty(kind);
    namespace = Strings.nullToEmpty(namespace);
    name = Strings.nullToEmpty(name);
    uid = Strings.nullToEmpty(uid);
    resourceVersion = Strings.nullToEmpty(resourceVersion);
    fieldPath = Strings.nullToEmpty(fieldPath);
  }
}
