package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import io.gondola.manifest.ManifestProblem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds a tree against the schema, with the errors of Kubernetes' strict decoder: the first value
 * that does not fit ends the reading, and fields that nobody knows are collected.
 *
 * <p>The result is a tree of maps, lists and scalars without nulls, in which times and numbers are
 * spelled as Kubernetes spells them.
 */
final class StrictDecoder {

  private final Schema schema;
  private final List<Place> unknown = new ArrayList<>();

  StrictDecoder(Schema schema) {
    this.schema = schema;
  }

  /** Unknown fields of all that has been decoded, in the order of Kubernetes' text. */
  ImmutableList<Place> unknownFields() {
    return ImmutableList.copyOf(unknown);
  }

  /**
   * Reads an object or a part of one.
   *
   * @throws DecodeException if a value does not fit its field
   */
  Map<String, Object> struct(StructType type, Node.Mapping mapping, FieldPath path) {
    Map<String, Object> tree = new TreeMap<>();
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              StructType.Field field = type.field(name);
              FieldPath fieldPath = path.field(type, name);
              if (field == null) {
                unknown.add(new Place(entry.line(), fieldPath.path()));
                return;
              }
              Object value = value(field.type(), entry.value(), fieldPath);
              if (value != null) {
                tree.put(name, value);
              }
            });
    return tree;
  }

  /** Null for a null: to Kubernetes such a field is unset. */
  @Nullable Object value(FieldType type, Node node, FieldPath path) {
    if (node instanceof Node.Scalar scalar && scalar.value() == null) {
      return null;
    }
    return switch (type.kind()) {
      case LIST -> list(type, node, path);
      case MAP -> map(type, node, path);
      case STRUCT -> {
        if (!(node instanceof Node.Mapping mapping)) {
          throw GoScalars.mismatch(type, node, path);
        }
        yield struct(schema.struct(type), mapping, path);
      }
      case ANY -> PlainTrees.withoutNulls(node.plain());
      default -> GoScalars.read(type, node, path);
    };
  }

  private List<Object> list(FieldType type, Node node, FieldPath path) {
    if (!(node instanceof Node.Sequence sequence)) {
      throw GoScalars.mismatch(type, node, path);
    }
    List<Object> list = new ArrayList<>();
    for (Node item : sequence.items()) {
      Object value = value(type.elementType(), item, path.item(list.size()));
      list.add(value == null ? GoScalars.zero(type.elementType()) : value);
    }
    return list;
  }

  private Map<String, Object> map(FieldType type, Node node, FieldPath path) {
    if (!(node instanceof Node.Mapping mapping)) {
      throw GoScalars.mismatch(type, node, path);
    }
    Map<String, Object> map = new TreeMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              Object value = value(type.elementType(), entry.value(), path.key(key));
              map.put(key, value == null ? GoScalars.zero(type.elementType()) : value);
            });
    return map;
  }
}
