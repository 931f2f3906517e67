package io.gondola.manifest;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ResourceType;

/** What Kubernetes' schema says of a type: its name, and its fields or those of its elements. */
public final class TypeInfo {

  private final FieldType type;

  private TypeInfo(FieldType type) {
    this.type = type;
  }

  /** The type of whole objects. */
  public static TypeInfo of(ResourceType<?> type) {
    return new TypeInfo(Schema.kubernetes().objectType(type.apiVersion(), type.kind()));
  }

  /** As {@code kubectl explain} names it: {@code integer}, {@code []Container}. */
  public String name() {
    return switch (type.kind()) {
      case STRING, BYTES, TIME, MICRO_TIME -> "string";
      case INT32, INT64 -> "integer";
      case BOOL -> "boolean";
      case QUANTITY -> "Quantity";
      case INT_OR_STRING -> "IntOrString";
      case ANY -> "Object";
      case STRUCT -> type.structName();
      case LIST -> "[]" + element().name();
      case MAP -> "map[string]" + element().name();
    };
  }

  /** The struct that holds the fields; empty if there are none. */
  public String struct() {
    return switch (type.kind()) {
      case STRUCT -> type.structName();
      case LIST, MAP -> element().struct();
      default -> "";
    };
  }

  /** The fields by name; those of the elements, if this is a list or a map of structs. */
  public ImmutableSortedMap<String, TypeInfo> fields() {
    if (struct().isEmpty()) {
      return ImmutableSortedMap.of();
    }
    ImmutableSortedMap.Builder<String, TypeInfo> fields = ImmutableSortedMap.naturalOrder();
    Schema.kubernetes()
        .struct(struct())
        .fields()
        .forEach((name, field) -> fields.put(name, new TypeInfo(field.type())));
    return fields.buildOrThrow();
  }

  private TypeInfo element() {
    return new TypeInfo(type.elementType());
  }

  @Override
  public String toString() {
    return "TypeInfo[%s]".formatted(name());
  }
}
