package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.gondola.api.meta.Selector;
import io.gondola.api.meta.SelectorSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Label selectors choose the objects that a real API server chose. */
class RecordedSelectorTest {

  private static final String FILE = "selectors.json";

  @TestFactory
  Stream<DynamicTest> selector_matchesTheRecordedObjects() {
    JsonNode recording = Recordings.read(FILE);
    JsonNode cases = recording.path("cases");
    assertThat(cases.size()).as("cases in %s", FILE).isPositive();
    return cases
        .valueStream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("selector").asString(),
                    () -> assertMatches(row, recording.get("objects"))));
  }

  private static void assertMatches(JsonNode row, JsonNode objects) {
    String selector = row.get("selector").asString();
    String expected =
        row.has("error") ? row.get("error").asString() : names(row.get("matches")).toString();

    String actual = answer(selector, objects);

    assertThat(actual).as("%s, case \"%s\"", FILE, selector).isEqualTo(expected);
  }

  /** The names of the objects that a selector chooses, or the error that refuses it. */
  private static String answer(String text, JsonNode objects) {
    try {
      Selector selector = Selector.parse(text);
      return objects
          .valueStream()
          .filter(object -> selector.matches(labels(object)))
          .map(object -> object.get("name").asString())
          .toList()
          .toString();
    } catch (SelectorSyntaxException e) {
      return e.getMessage();
    }
  }

  private static List<String> names(JsonNode names) {
    return names.valueStream().map(JsonNode::asString).toList();
  }

  private static Map<String, String> labels(JsonNode object) {
    return object
        .get("labels")
        .propertyStream()
        .collect(
            ImmutableMap.toImmutableMap(Map.Entry::getKey, label -> label.getValue().asString()));
  }
}
