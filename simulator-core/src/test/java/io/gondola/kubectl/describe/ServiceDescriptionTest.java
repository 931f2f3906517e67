package io.gondola.kubectl.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.manifest.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ServiceDescriptionTest {

  static Stream<JsonNode> services() {
    return Tables.cases("describe_service");
  }

  @ParameterizedTest
  @MethodSource("services")
  void service_isDescribedToTheLetter(JsonNode c) {
    Service service = (Service) read("v1", "Service", c.get("service"));
    List<EndpointSlice> slices = new ArrayList<>();
    if (c.has("endpointSlices")) {
      c.get("endpointSlices")
          .forEach(
              slice ->
                  slices.add((EndpointSlice) read("discovery.k8s.io/v1", "EndpointSlice", slice)));
    }

    assertThat(ServiceDescription.of(service, slices, List.of(), Instant.EPOCH))
        .isEqualTo(c.get("expected_text").asString());
  }

  private static Object read(String apiVersion, String kind, JsonNode object) {
    ObjectNode manifest = ((ObjectNode) object.deepCopy());
    manifest.put("apiVersion", apiVersion).put("kind", kind);
    if (kind.equals("EndpointSlice") && !manifest.has("addressType")) {
      manifest.put("addressType", "IPv4");
    }
    return Manifest.parse(manifest.toString()).get(0);
  }
}
