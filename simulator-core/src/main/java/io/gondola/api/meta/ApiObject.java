package io.gondola.api.meta;

/** An object that the API server stores. */
public interface ApiObject {

  ResourceType<?> resourceType();

  ObjectMeta metadata();

  /** The same object with other metadata. */
  ApiObject withMetadata(ObjectMeta metadata);

  /** Namespace and name. */
  default ObjectKey key() {
    return metadata().key();
  }

  default String name() {
    return metadata().name();
  }
}
