package io.gondola.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gondola.Recordings;
import io.gondola.Tables;
import io.gondola.api.meta.ApiException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Manifests that never reach validation are refused in Kubernetes' own words. */
class DecodeErrorTest {

  @ParameterizedTest
  @MethodSource("table")
  void manifest_isRefusedWithTheErrorOfTheDecoder(JsonNode row) {
    String error =
        row.has("decode_error")
            ? row.get("decode_error").asString()
            : row.get("strict_error").asString();

    ManifestException thrown =
        catchThrowableOfType(
            ManifestException.class, () -> Manifest.parse(row.get("manifest").asString()));

    assertThat(thrown.problems()).hasSize(1);
    assertThat(thrown.problems().get(0).message()).endsWith(asKubectlSaysIt(error));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void manifest_isRefusedAsTheRealApiServerDid(JsonNode recording) {
    String manifest = recording.get("manifest").toString();

    assertThatThrownBy(() -> Manifest.parse(manifest))
        .isInstanceOfSatisfying(
            ManifestException.class,
            e ->
                assertThat(e.apiException())
                    .hasMessage(recording.get("message").asString())
                    .extracting(ApiException::reason)
                    .hasToString(recording.get("reason").asString()));
  }

  /**
   * The table has what the server says of a document sent as it is. kubectl looks at kinds before
   * it sends anything: it knows no scheme, and it shows a document without kind as JSON.
   */
  private static String asKubectlSaysIt(String error) {
    if (error.startsWith("no kind ")) {
      return error.replaceFirst(
          "no kind (.*) is registered for version (\"[^\"]*\").*",
          "no matches for kind $1 in version $2");
    }
    return error.startsWith("Object '") ? "\"image\":\"nginx:1.25\",\"name\":\"c\"}]}}}}'" : error;
  }

  static Stream<JsonNode> table() {
    return Tables.cases("decode_errors");
  }

  static Stream<JsonNode> recordings() {
    return Recordings.read("rejected-manifests.json")
        .valueStream()
        .filter(recording -> recording.get("status").asInt() == 400);
  }
}
