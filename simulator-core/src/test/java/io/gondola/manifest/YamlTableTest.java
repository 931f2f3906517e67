package io.gondola.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class YamlTableTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @MethodSource("scalars")
  void scalar_meansWhatKubernetesReads(JsonNode row) {
    String text = "v: " + row.get("yaml_scalar").asString() + "\n";

    if (row.has("error")) {
      assertThatThrownBy(() -> YamlReader.read(text, 1))
          .isInstanceOf(SyntaxException.class)
          .hasMessage(row.get("error").asString());
    } else {
      Node.Mapping read = (Node.Mapping) YamlReader.read(text, 1);
      JsonNode value = JSON.readTree(JsonWriter.write(read.get("v").plain()));
      assertThat(same(value, row.get("json"))).as("%s and %s", value, row.get("json")).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void stream_isCutIntoDocumentsAsKubernetesDoes(JsonNode row) {
    List<ManifestProblem> problems = new ArrayList<>();

    List<String> documents =
        DocumentReader.read(row.get("stream").asString(), problems::add).stream()
            .filter(document -> !document.isEmpty())
            .map(document -> JsonWriter.write(document.root().plain()))
            .toList();

    // Empty documents stand in the table as empty strings; kubectl passes over them, and so do we.
    assertThat(documents)
        .isEqualTo(
            row.get("documents_json")
                .valueStream()
                .map(JsonNode::asString)
                .filter(json -> !json.isEmpty())
                .toList());
    assertThat(problems.stream().map(ManifestProblem::message).toList())
        .isEqualTo(
            row.has("error") ? ImmutableList.of(row.get("error").asString()) : ImmutableList.of());
  }

  /** Numbers by their value: the table's JSON has lost how they were spelled. */
  private static boolean same(JsonNode a, JsonNode b) {
    return (a.isNumber() && b.isNumber())
        ? Double.compare(a.asDouble(), b.asDouble()) == 0
        : a.toString().equals(b.toString());
  }

  static Stream<JsonNode> scalars() {
    return Tables.cases("yaml_scalars");
  }

  static Stream<JsonNode> documents() {
    return Tables.cases("yaml_documents");
  }
}
