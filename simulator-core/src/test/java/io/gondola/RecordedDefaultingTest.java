package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.meta.ApiObject;
import io.gondola.manifest.Manifest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Objects are stored as a real API server stored them, but for what the cluster chooses. */
class RecordedDefaultingTest {

  private static final String FILE = "defaulted-objects.json";
  private static final List<String> EMPTY_STRUCTS = List.of("loadBalancer", "status", "resources");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TestFactory
  Stream<DynamicTest> manifest_isStoredWithTheRecordedDefaults() {
    JsonNode recording = Recordings.read(FILE);
    assertThat(recording.size()).as("cases in %s", FILE).isPositive();
    return recording
        .valueStream()
        .map(row -> DynamicTest.dynamicTest(row.get("name").asString(), () -> assertStored(row)));
  }

  private static void assertStored(JsonNode row) {
    ObjectNode expected = (ObjectNode) row.get("stored").deepCopy();
    String namespace = expected.path("metadata").path("namespace").asString("");

    ObjectNode actual = (ObjectNode) JSON.readTree(Manifest.toJson(stored(row, namespace)));

    withoutChoices(expected);
    withoutChoices(actual);
    withoutEmptyStructs(expected);
    assertThat(sorted(actual))
        .as("%s, case \"%s\"", FILE, row.get("name").asString())
        .isEqualTo(sorted(expected));
  }

  /** Creates the object and reads what is stored. */
  private static ApiObject stored(JsonNode row, String namespace) {
    return Admitted.create(row.get("manifest").toString(), namespace);
  }

  /** Takes out identities, times, and the addresses and node ports that were free. */
  private static void withoutChoices(ObjectNode object) {
    ((ObjectNode) object.get("metadata"))
        .remove(List.of("uid", "resourceVersion", "creationTimestamp", "generation"));
    if (object.get("kind").asString().equals("Service")) {
      ObjectNode spec = (ObjectNode) object.get("spec");
      if (!spec.path("clusterIP").asString("").equals("None")) {
        spec.remove(List.of("clusterIP", "clusterIPs"));
      }
      spec.remove("healthCheckNodePort");
      spec.path("ports").forEach(port -> ((ObjectNode) port).remove("nodePort"));
    }
  }

  /**
   * Takes out structs that Go writes though nothing in them is set, which say nothing: we leave
   * them out. A ReplicaSet's count is written even at zero.
   */
  private static void withoutEmptyStructs(JsonNode node) {
    node.forEach(RecordedDefaultingTest::withoutEmptyStructs);
    if (node instanceof ObjectNode object) {
      JsonNode status = object.path("status");
      if (status.size() == 1 && status.path("replicas").asInt(1) == 0) {
        object.remove("status");
      }
      EMPTY_STRUCTS.stream()
          .filter(name -> object.has(name) && object.get(name).isEmpty())
          .forEach(object::remove);
    }
  }

  private static String sorted(JsonNode node) {
    Object plain = JSON.treeToValue(node, Object.class);
    return JSON.writerWithDefaultPrettyPrinter()
        .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .writeValueAsString(plain);
  }
}
