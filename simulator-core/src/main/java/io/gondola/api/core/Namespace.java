package io.gondola.api.core;

import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.RawFields;
import io.gondola.api.meta.ResourceType;
import java.util.Objects;

/** A namespace: names of namespaced objects are unique within it. */
@ApiRecord
public record Namespace(ObjectMeta metadata, RawFields spec, RawFields status)
    implements ApiObject, NamespaceBuilder.With {

  /** The Namespace resource of v1. */
  public static final ResourceType<Namespace> TYPE =
      new ResourceType<>("v1", "Namespace", "namespaces", false, Namespace.class);

  /** The namespace of objects that name none. */
  public static final String DEFAULT = "default";

  public Namespace {
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    spec = RawFields.orEmpty(spec);
    status = RawFields.orEmpty(status);
  }

  @Override
  public ResourceType<Namespace> resourceType() {
    return TYPE;
  }

  @Override
  public Namespace withMetadata(ObjectMeta metadata) {
    return new Namespace(metadata, spec, status);
  }

  @Override
  public String toString() {
    return "Namespace[%s]".formatted(name());
  }
}
