package io.gondola.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Trees that fit the schema: any fields of any depth, with values that are easy to misread. */
final class ArbitraryTrees {

  private static final int MAX_DEPTH = 9;

  private static final Arbitrary<String> TEXTS =
      Arbitraries.oneOf(
          Arbitraries.of(
              "yes",
              "NO",
              "on",
              "null",
              "~",
              "",
              "010",
              "0x1F",
              "1_000",
              "1e3",
              ".5",
              "-",
              "?",
              ":",
              "a: b",
              "a #b",
              "#a",
              "<<",
              "=",
              "---",
              "--- a",
              "a\n---\nb",
              "...",
              "[a",
              "{a}",
              "&a",
              "*a",
              "!a",
              "|",
              ">",
              "%a",
              "@a",
              "`a`",
              "'",
              "\"",
              "\\",
              "\t",
              " a",
              "a ",
              "a\n",
              "a\nb",
              "\na",
              "a\n\n",
              " a\nb",
              "a\n b\n",
              "2024-01-01",
              "12:30",
              ".inf",
              ".nan",
              "é",
              "日本",
              "\u2028",
              "\u0085",
              "\u0007",
              "\ud83d\ude00",
              "\ufeff",
              "\r",
              "a\r\nb"),
          Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(12));

  private ArbitraryTrees() {}

  /** Objects of a kind, with {@code apiVersion} and {@code kind}. */
  static Arbitrary<Map<String, Object>> objects(String apiVersion, String kind) {
    return struct(Schema.kubernetes().struct(kind), 0)
        .map(
            tree -> {
              tree.put("apiVersion", apiVersion);
              tree.put("kind", kind);
              return tree;
            });
  }

  private static Arbitrary<Map<String, Object>> struct(StructType type, int depth) {
    List<String> names = new ArrayList<>(type.fields().keySet());
    if (depth > MAX_DEPTH || names.isEmpty()) {
      return Arbitraries.create(TreeMap::new);
    }
    // Deep objects are made of a few fields each, else no object would ever end.
    return Arbitraries.of(names)
        .set()
        .ofMaxSize(depth < 3 ? 6 : 2)
        .flatMap(chosen -> fields(type, new ArrayList<>(chosen), depth));
  }

  private static Arbitrary<Map<String, Object>> fields(
      StructType type, List<String> names, int depth) {
    Collections.sort(names);
    List<Arbitrary<Object>> values =
        names.stream().map(name -> value(type.fields().get(name).type(), depth + 1)).toList();
    return Combinators.combine(values)
        .as(
            chosen -> {
              Map<String, Object> tree = new TreeMap<>();
              for (int i = 0; i < names.size(); i++) {
                tree.put(names.get(i), chosen.get(i));
              }
              return tree;
            });
  }

  private static Arbitrary<Object> value(FieldType type, int depth) {
    return switch (type.kind()) {
      case STRING -> TEXTS.asGeneric();
      case BOOL -> Arbitraries.of(true, false).asGeneric();
      case INT32 -> Arbitraries.integers().map(Integer::longValue).asGeneric();
      case INT64 -> Arbitraries.longs().asGeneric();
      case BYTES -> Arbitraries.of("", "YQ==", "YWJj").asGeneric();
      case TIME -> Arbitraries.of("2026-01-02T03:04:05Z", "1999-12-31T23:59:59Z").asGeneric();
      case MICRO_TIME -> Arbitraries.of("2026-01-02T03:04:05.000006Z").asGeneric();
      case QUANTITY -> Arbitraries.of("1", "500m", "64Mi", "1500M", "0").asGeneric();
      case INT_OR_STRING -> Arbitraries.of(0L, 80L, -1L, "25%", "http", "80").asGeneric();
      case ANY -> Arbitraries.of(Map.of("f:a", Map.of()), Map.of("f:b", "1")).asGeneric();
      case LIST -> value(type.elementType(), depth).list().ofMaxSize(2).asGeneric();
      case MAP ->
          Arbitraries.maps(TEXTS, value(type.elementType(), depth)).ofMaxSize(2).asGeneric();
      case STRUCT -> struct(Schema.kubernetes().struct(type), depth).asGeneric();
    };
  }
}
