package io.gondola.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Recordings;
import io.gondola.api.meta.ApiObject;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What a real control plane took or stored is read whole, and nothing of it is lost. */
class RecordedObjectTest {

  @ParameterizedTest
  @MethodSource("objects")
  void recordedObject_isReadAndWrittenBack(JsonNode json) {
    ApiObject object = Manifest.parse(json.toString()).get(0);

    assertThat(Manifest.parse(Manifest.toYaml(object))).containsExactly(object);
  }

  static Stream<JsonNode> objects() {
    Stream<JsonNode> rejectedLater =
        Recordings.read("rejected-manifests.json")
            .valueStream()
            .filter(recording -> recording.get("status").asInt() != 400)
            .map(recording -> recording.get("manifest"));
    Stream<JsonNode> defaulted =
        Recordings.read("defaulted-objects.json")
            .valueStream()
            .flatMap(recording -> Stream.of(recording.get("manifest"), recording.get("stored")));
    Stream<JsonNode> rolledOut =
        Recordings.rollouts().stream().map(name -> Recordings.read(name).get("manifest"));
    return Stream.of(rejectedLater, defaulted, rolledOut).flatMap(objects -> objects);
  }
}
