package io.gondola.manifest;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Kubernetes knows of kinds and fields; read once from {@code kubernetes.schema}. */
final class Schema {

  private static final StructType.Field UNKNOWN =
      new StructType.Field(new FieldType(FieldType.Kind.ANY, "interface {}", null), "");

  private final ImmutableMap<String, ImmutableSet<String>> kinds;
  private final ImmutableMap<String, StructType> structs;
  private final ImmutableMap<String, StructType> objects;

  /**
   * @param kinds by API version; {@code *} after a kind without a namespace
   * @param structs by name
   * @param objects whose fields are known, by {@code VERSION KIND}
   */
  Schema(
      ImmutableMap<String, ImmutableSet<String>> kinds,
      ImmutableMap<String, StructType> structs,
      ImmutableMap<String, StructType> objects) {
    this.kinds = kinds;
    this.structs = structs;
    this.objects = objects;
  }

  /** Loads the file when it is first needed: not every program reads a manifest. */
  private static final class Holder {
    static final Schema KUBERNETES = SchemaFile.load();
  }

  static Schema kubernetes() {
    return Holder.KUBERNETES;
  }

  /** Whether Kubernetes itself serves the group, in whatever version. */
  boolean ownsGroup(String group) {
    String prefix = group + "/";
    for (String apiVersion : kinds.keySet()) {
      if (apiVersion.startsWith(prefix) || (group.isEmpty() && !apiVersion.contains("/"))) {
        return true;
      }
    }
    return false;
  }

  /** Whether objects of a built-in kind live in a namespace; empty if there is no such kind. */
  Optional<Boolean> isNamespaced(String apiVersion, String kind) {
    ImmutableSet<String> known = kinds.getOrDefault(apiVersion, ImmutableSet.of());
    if (known.contains(kind)) {
      return Optional.of(true);
    }
    return known.contains(kind + "*") ? Optional.of(false) : Optional.empty();
  }

  /** The struct of a whole object; null if its fields are not known. */
  @Nullable StructType object(String apiVersion, String kind) {
    return objects.get(apiVersion + " " + kind);
  }

  StructType struct(String name) {
    StructType struct = structs.get(name);
    if (struct == null) {
      throw new IllegalArgumentException("the schema has no type " + name);
    }
    return struct;
  }

  StructType struct(FieldType type) {
    return struct(type.structName());
  }

  /** The type of a whole object; one that says nothing where its fields are not known. */
  FieldType objectType(String apiVersion, String kind) {
    StructType known = object(apiVersion, kind);
    return known == null
        ? UNKNOWN.type()
        : new FieldType(FieldType.Kind.STRUCT, "v1." + known.name(), null);
  }

  /** How a patch treats a key of a struct or map; with no rule where the schema does not reach. */
  StructType.Field patchField(FieldType owner, String key) {
    StructType.Field field =
        switch (owner.kind()) {
          case STRUCT -> struct(owner).field(key);
          case MAP -> new StructType.Field(owner.elementType(), "");
          default -> UNKNOWN;
        };
    return field == null ? UNKNOWN : field;
  }
}
