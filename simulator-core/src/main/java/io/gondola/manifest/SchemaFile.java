package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.manifest.FieldType.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Reads {@code kubernetes.schema}; its head describes the format. */
final class SchemaFile {

  private static final ImmutableMap<String, FieldType> SCALARS =
      ImmutableMap.<String, FieldType>builder()
          .put("string", scalar(Kind.STRING, "string"))
          .put("int32", scalar(Kind.INT32, "int32"))
          .put("int64", scalar(Kind.INT64, "int64"))
          .put("bool", scalar(Kind.BOOL, "bool"))
          .put("bytes", scalar(Kind.BYTES, "[]uint8"))
          .put("any", scalar(Kind.ANY, "interface {}"))
          .put("Time", scalar(Kind.TIME, "v1.Time"))
          .put("MicroTime", scalar(Kind.MICRO_TIME, "v1.MicroTime"))
          .put("Quantity", scalar(Kind.QUANTITY, "resource.Quantity"))
          .put("IntOrString", scalar(Kind.INT_OR_STRING, "intstr.IntOrString"))
          .put(
              "ResourceList",
              new FieldType(
                  Kind.MAP, "v1.ResourceList", scalar(Kind.QUANTITY, "resource.Quantity")))
          .buildOrThrow();

  private final ImmutableSetMultimap.Builder<String, String> kinds = ImmutableSetMultimap.builder();
  private final ImmutableSet.Builder<String> groups = ImmutableSet.builder();
  private final ImmutableMap.Builder<String, StructType> structs = ImmutableMap.builder();
  private final ImmutableMap.Builder<String, StructType> objects = ImmutableMap.builder();
  private final Map<String, String> packages = new HashMap<>();
  private final Map<String, FieldType> types = new HashMap<>(SCALARS);

  private SchemaFile() {}

  static Schema load() {
    ImmutableList<String> lines = lines();
    SchemaFile file = new SchemaFile();
    lines.forEach(file::readPackage);
    for (int i = 0; i < lines.size(); ) {
      i = lines.get(i).startsWith("api ") ? file.readKinds(lines, i) : file.readStruct(lines, i);
    }
    return new Schema(
        file.kinds.build(),
        file.groups.build(),
        file.structs.buildOrThrow(),
        file.objects.buildOrThrow());
  }

  private static ImmutableList<String> lines() {
    try (InputStream stream = SchemaFile.class.getResourceAsStream("kubernetes.schema")) {
      byte[] bytes = Objects.requireNonNull(stream, "kubernetes.schema is missing").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(ImmutableList.toImmutableList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A field may name a struct that stands further down, so the packages are read ahead. */
  private void readPackage(String line) {
    if (!line.startsWith(" ") && !line.startsWith("api ")) {
      String[] words = line.split(" ", -1);
      packages.put(words[0], words[1]);
    }
  }

  private int readKinds(ImmutableList<String> lines, int at) {
    String[] words = lines.get(at).split(" ", -1);
    groups.add(words[1].contains("/") ? words[1].substring(0, words[1].indexOf('/')) : "");
    for (int i = 2; i < words.length; i++) {
      kinds.put(words[1], words[i]);
    }
    return at + 1;
  }

  private int readStruct(ImmutableList<String> lines, int at) {
    String[] head = lines.get(at).split(" ", -1);
    ImmutableSortedMap.Builder<String, StructType.Field> fields = ImmutableSortedMap.naturalOrder();
    int next = at + 1;
    for (; next < lines.size() && lines.get(next).startsWith("  "); next++) {
      String[] words = lines.get(next).substring(2).split(" ", -1);
      String patch = words.length > 2 ? words[2] : "";
      fields.put(words[0], new StructType.Field(type(words[1]), patch));
    }
    StructType struct = new StructType(head[0], fields.buildOrThrow());
    structs.put(struct.name(), struct);
    if (head.length > 2) {
      objects.put(head[2] + " " + struct.name(), struct);
    }
    return next;
  }

  private FieldType type(String spelled) {
    FieldType known = types.get(spelled);
    if (known == null) {
      known = compose(spelled);
      types.put(spelled, known);
    }
    return known;
  }

  private FieldType compose(String spelled) {
    if (spelled.startsWith("[]")) {
      FieldType element = type(spelled.substring(2));
      return new FieldType(Kind.LIST, "[]" + element.goName(), element);
    }
    if (spelled.startsWith("map[string]")) {
      FieldType element = type(spelled.substring("map[string]".length()));
      return new FieldType(Kind.MAP, "map[string]" + element.goName(), element);
    }
    int colon = spelled.indexOf(':');
    if (colon >= 0) {
      return scalar(type(spelled.substring(0, colon)).kind(), spelled.substring(colon + 1));
    }
    return scalar(Kind.STRUCT, packages.get(spelled) + "." + spelled);
  }

  private static FieldType scalar(Kind kind, String goName) {
    return new FieldType(kind, goName, null);
  }
}
