package io.gondola.manifest;

import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.InertObject;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.RawFields;
import io.gondola.api.meta.ResourceType;
import java.util.Map;
import java.util.TreeMap;

/** Whole objects to trees and back. */
final class ObjectCodec {

  private static final String METADATA = "metadata";

  private ObjectCodec() {}

  static Map<String, Object> encode(ApiObject object) {
    Map<String, Object> tree =
        object instanceof InertObject inert
            ? encodeInert(inert)
            : RecordCodec.of(object.getClass()).encode(object);
    tree.put("apiVersion", object.resourceType().apiVersion());
    tree.put("kind", object.resourceType().kind());
    return tree;
  }

  /** Reads a tree that has passed the schema. */
  static ApiObject decode(ResourceType<?> type, Map<String, Object> tree) {
    if (type.javaType() != InertObject.class) {
      return (ApiObject) RecordCodec.of(type.javaType()).decode(tree);
    }
    Map<String, Object> content = new TreeMap<>(tree);
    content.remove("apiVersion");
    content.remove("kind");
    Object metadata = content.remove(METADATA);
    return new InertObject(inertType(type), metadata(metadata), RawFields.of(content));
  }

  private static Map<String, Object> encodeInert(InertObject object) {
    Map<String, Object> tree = new TreeMap<>(object.content().fields());
    Map<String, Object> metadata = RecordCodec.of(ObjectMeta.class).encode(object.metadata());
    if (!metadata.isEmpty()) {
      tree.put(METADATA, metadata);
    }
    return tree;
  }

  @SuppressWarnings("unchecked") // a struct of the schema
  private static ObjectMeta metadata(Object tree) {
    return tree == null
        ? ObjectMeta.EMPTY
        : (ObjectMeta) RecordCodec.of(ObjectMeta.class).decode((Map<String, Object>) tree);
  }

  @SuppressWarnings("unchecked") // its Java type has been checked
  private static ResourceType<InertObject> inertType(ResourceType<?> type) {
    return (ResourceType<InertObject>) type;
  }
}
