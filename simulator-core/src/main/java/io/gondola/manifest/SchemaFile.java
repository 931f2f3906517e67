package io.gondola.manifest;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.gondola.manifest.FieldType.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads {@code kubernetes.schema}; its head describes the format. */
final class SchemaFile {

  private static final String API = "api ";
  private static final String INDENT = "  ";

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

  private final List<String> lines;
  private final ImmutableMap.Builder<String, ImmutableSet<String>> kinds = ImmutableMap.builder();
  private final ImmutableMap.Builder<String, StructType> structs = ImmutableMap.builder();
  private final ImmutableMap.Builder<String, StructType> objects = ImmutableMap.builder();

  // Looked up only: the order of these maps is never seen.
  private final Map<String, String> packages = new HashMap<>();
  private final Map<String, FieldType> types = new HashMap<>(SCALARS);

  private SchemaFile(List<String> lines) {
    this.lines = lines;
  }

  static Schema load() {
    SchemaFile file = new SchemaFile(lines());
    file.readPackages();
    for (int i = 0; i < file.lines.size(); ) {
      i = file.lines.get(i).startsWith(API) ? file.readKinds(i) : file.readStruct(i);
    }
    return new Schema(
        file.kinds.buildOrThrow(), file.structs.buildOrThrow(), file.objects.buildOrThrow());
  }

  /** Plain loops in this class: it is on the way from a program's start to its first object. */
  private static List<String> lines() {
    try (InputStream stream = SchemaFile.class.getResourceAsStream("kubernetes.schema")) {
      byte[] bytes = Objects.requireNonNull(stream, "kubernetes.schema is missing").readAllBytes();
      List<String> lines = new ArrayList<>();
      for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          lines.add(line);
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A field may name a struct that stands further down, so the packages are read ahead. */
  private void readPackages() {
    for (String line : lines) {
      if (!line.startsWith(" ") && !line.startsWith(API)) {
        String[] words = line.split(" ", -1);
        packages.put(words[0], words[1]);
      }
    }
  }

  private int readKinds(int at) {
    String[] words = lines.get(at).split(" ", -1);
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    for (int i = 2; i < words.length; i++) {
      names.add(words[i]);
    }
    kinds.put(words[1], names.build());
    return at + 1;
  }

  private int readStruct(int at) {
    String[] head = lines.get(at).split(" ", -1);
    ImmutableMap.Builder<String, StructType.Field> fields = ImmutableMap.builder();
    int next = at + 1;
    for (; next < lines.size() && lines.get(next).startsWith(INDENT); next++) {
      String[] words = lines.get(next).substring(INDENT.length()).split(" ", -1);
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
