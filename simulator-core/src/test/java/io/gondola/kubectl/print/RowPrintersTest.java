package io.gondola.kubectl.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.gondola.Tables;
import io.gondola.api.meta.ApiObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RowPrintersTest {

  private static final ImmutableMap<String, String> API_VERSIONS =
      ImmutableMap.of(
          "Deployment", "apps/v1",
          "ReplicaSet", "apps/v1",
          "Service", "v1",
          "Node", "v1",
          "Event", "v1",
          "Namespace", "v1");

  static Stream<JsonNode> pods() {
    return Tables.cases("print_pod");
  }

  /**
   * StatefulSets, DaemonSets, ReplicationControllers and Jobs are left out: nothing runs them here.
   * So is an event that only its {@code reportingController} speaks of: events of v1 have a {@code
   * reportingComponent}.
   */
  static Stream<JsonNode> others() {
    return Tables.cases("print_rows_other")
        .filter(c -> API_VERSIONS.containsKey(c.get("kind").asString()))
        .filter(c -> !c.get("object").has("reportingController"));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void pod_printsAsTheServerPrintsIt(JsonNode c) {
    ApiObject pod = TableObjects.read("v1", "Pod", c.get("pod"));

    assertThat(row(pod, c)).isEqualTo(texts(c.get("expect_cells")));
  }

  @ParameterizedTest
  @MethodSource("others")
  void object_printsAsTheServerPrintsIt(JsonNode c) {
    String kind = c.get("kind").asString();
    ApiObject object = TableObjects.readFlat(API_VERSIONS.get(kind), kind, c.get("object"));

    assertThat(row(object, c)).isEqualTo(texts(c.get("cells")));
  }

  private static List<String> row(ApiObject object, JsonNode c) {
    boolean wide = c.has("wide") && c.get("wide").asBoolean();
    return RowPrinters.of(object.resourceType()).row(object, new View(TableObjects.NOW, wide));
  }

  private static List<String> texts(JsonNode cells) {
    List<String> texts = new ArrayList<>();
    cells.forEach(cell -> texts.add(cell.asString()));
    return texts;
  }
}
