package io.gondola;

import com.google.common.collect.ImmutableSortedMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the tables of expected results in {@code src/test/resources/tables}. */
public final class Tables {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Tables() {}

  /** The cases of a table, named without its ending. */
  public static Stream<JsonNode> cases(String table) {
    String resource = "/tables/" + table + ".json";
    try (InputStream in = Tables.class.getResourceAsStream(resource)) {
      JsonNode cases = JSON.readTree(Objects.requireNonNull(in, resource)).get("cases");
      return Objects.requireNonNull(cases, () -> resource + " must have cases").valueStream();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  public static ImmutableSortedMap<String, String> labels(JsonNode labels) {
    return labels.properties().stream()
        .collect(
            ImmutableSortedMap.toImmutableSortedMap(
                String::compareTo, entry -> entry.getKey(), entry -> entry.getValue().asString()));
  }
}
