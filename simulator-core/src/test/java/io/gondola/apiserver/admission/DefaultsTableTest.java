package io.gondola.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.gondola.Tables;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetBuilder;
import io.gondola.api.apps.ReplicaSetSpec;
import io.gondola.api.meta.ApiObject;
import io.gondola.manifest.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Defaults are Kubernetes'. */
class DefaultsTableTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Structs that Go writes though nothing in them is set, and times that older versions wrote. */
  private static final ImmutableSet<String> EMPTY = ImmutableSet.of("resources", "status");

  @ParameterizedTest
  @MethodSource("manifests")
  void manifest_getsItsDefaults(JsonNode row) {
    ApiObject object = Iterables.getOnlyElement(Manifest.parse(row.get("manifest").asString()));

    ApiObject defaulted = new Admission().defaulted(object);

    JsonNode expected = tidy(row.get("after_defaulting"));
    assertThat(JSON.readTree(Manifest.toJson(defaulted))).isEqualTo(expected);
    assertThat(new Admission().defaulted(defaulted)).isSameAs(defaulted);
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void deployment_getsItsDefaults(JsonNode row) {
    String manifest =
        "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"spec\":" + row.get("spec") + "}";
    ApiObject object = Iterables.getOnlyElement(Manifest.parse(manifest));

    ApiObject defaulted = new Admission().defaulted(object);

    ObjectNode spec = (ObjectNode) JSON.readTree(Manifest.toJson(defaulted)).get("spec");
    spec.remove("template");
    assertThat(spec).isEqualTo(row.get("expected"));
  }

  @ParameterizedTest
  @MethodSource("replicaSets")
  void replicaSet_getsItsDefaults(JsonNode row) {
    Integer replicas = row.get("replicas").isNull() ? null : row.get("replicas").asInt();
    ReplicaSet replicaSet =
        ReplicaSetBuilder.builder().spec(ReplicaSetSpec.EMPTY.withReplicas(replicas)).build();

    ReplicaSet defaulted = new Admission().defaulted(replicaSet);

    assertThat(defaulted.spec().replicas()).isEqualTo(row.get("expected").asInt());
  }

  private static JsonNode tidy(JsonNode node) {
    node.forEach(DefaultsTableTest::tidy);
    if (node instanceof ObjectNode object) {
      if (object.path("creationTimestamp").isNull()) {
        object.remove("creationTimestamp");
      }
      if (object.path("status").path("loadBalancer").isEmpty()) {
        object.withObject("status").remove("loadBalancer");
      }
      EMPTY.stream()
          .filter(name -> object.has(name) && object.get(name).isEmpty())
          .forEach(object::remove);
    }
    return node;
  }

  static Stream<JsonNode> manifests() {
    return Tables.cases("defaulting");
  }

  static Stream<JsonNode> deployments() {
    return Tables.cases("deployment_defaults");
  }

  static Stream<JsonNode> replicaSets() {
    return Tables.cases("replicaset_defaults");
  }
}
