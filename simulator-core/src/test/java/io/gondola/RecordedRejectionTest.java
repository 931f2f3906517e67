package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.FieldError;
import io.gondola.manifest.ManifestException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Manifests are refused that a real API server refused, for the same reasons. */
class RecordedRejectionTest {

  private static final String FILE = "rejected-manifests.json";

  @TestFactory
  Stream<DynamicTest> manifest_isRefusedForTheRecordedReasons() {
    JsonNode recording = Recordings.read(FILE);
    assertThat(recording.size()).as("cases in %s", FILE).isPositive();
    return recording
        .valueStream()
        .map(row -> DynamicTest.dynamicTest(row.get("name").asString(), () -> assertRefused(row)));
  }

  private static void assertRefused(JsonNode row) {
    String name = "%s, case \"%s\"".formatted(FILE, row.get("name").asString());

    ApiException refusal = refusal(row.get("manifest"), name);

    assertThat(refusal.reason().code()).as(name).isEqualTo(row.get("status").asInt());
    if (row.path("causes").isEmpty()) {
      assertThat(refusal).as(name).hasMessage(row.get("message").asString());
    } else {
      assertThat(refusal.causes().stream().map(RecordedRejectionTest::place).distinct())
          .as(name)
          .containsExactlyInAnyOrderElementsOf(places(row));
      assertThat(refusal.causes())
          .as(name)
          .extracting(FieldError::message)
          .containsAll(
              row.get("causes").valueStream().map(RecordedRejectionTest::message).toList());
    }
  }

  /** The answer to the request that sends the manifest. */
  private static ApiException refusal(JsonNode manifest, String name) {
    Throwable thrown = catchThrowable(() -> Admitted.create(manifest.toString()));
    if (thrown instanceof ManifestException unreadable) {
      return unreadable.apiException();
    }
    assertThat(thrown).as(name).isInstanceOf(ApiException.class);
    return (ApiException) thrown;
  }

  private static String place(FieldError error) {
    return error.kind().reason() + " " + error.field();
  }

  private static Iterable<String> places(JsonNode row) {
    return row.get("causes")
        .valueStream()
        .map(cause -> cause.get("reason").asString() + " " + cause.get("field").asString())
        .distinct()
        .toList();
  }

  private static String message(JsonNode cause) {
    return cause.get("message").asString();
  }
}
