package io.gondola.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.gondola.Admitted;
import io.gondola.Tables;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Error texts are Kubernetes', in Kubernetes' order. */
class ValidationMessagesTest {

  private static final String DOTS = "must not contain dots";

  /**
   * Cases of the table, which is for v1.34, in which the recordings of v1.36 show another answer:
   * limits of labels are in bytes, and Services may have the names of other objects.
   */
  private static final ImmutableMap<String, List<String>> SINCE_THEN =
      ImmutableMap.of(
          "service: name starts with digit (1035, pre-relaxed)",
          List.of(),
          "service: name dotted",
          List.of("metadata.name: Invalid value: \"web.v1\": " + DOTS));

  @TestFactory
  Stream<DynamicTest> manifest_hasExactlyTheseErrors() {
    return Tables.cases("validation_messages")
        .filter(row -> !row.has("decode_error") && !row.has("strict_error"))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("name").asString(),
                    () ->
                        assertThat(Admitted.errors(row.get("manifest").asString()))
                            .map(Object::toString)
                            .containsExactlyElementsOf(expected(row))));
  }

  private static List<String> expected(JsonNode row) {
    List<String> newer = SINCE_THEN.get(row.get("name").asString());
    if (newer != null) {
      return newer;
    }
    boolean label = row.get("name").asString().contains("label value too long");
    return row.get("errors")
        .valueStream()
        .map(JsonNode::asString)
        .map(text -> label ? text.replace("63 characters", "63 bytes") : text)
        .toList();
  }
}
