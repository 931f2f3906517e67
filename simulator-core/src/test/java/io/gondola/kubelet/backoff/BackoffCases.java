package io.gondola.kubelet.backoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import java.time.Duration;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The cases of one kind in the table of the crash back-off. */
final class BackoffCases {

  private BackoffCases() {}

  static Stream<JsonNode> of(String kind) {
    var cases =
        Tables.cases("crash_backoff")
            .filter(example -> example.get("kind").asString().equals(kind))
            .toList();
    assertThat(cases).as(kind).isNotEmpty();
    return cases.stream();
  }

  static Duration seconds(JsonNode node, String field) {
    return Duration.ofNanos(Math.round(node.get(field).asDouble() * 1e9));
  }
}
