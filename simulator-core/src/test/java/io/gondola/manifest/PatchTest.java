package io.gondola.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.Tables;
import io.gondola.api.apps.Deployment;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.ConfigMapBuilder;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PatchTest {

  private static final Map<String, Object> NOTHING = Map.of();

  @ParameterizedTest
  @MethodSource("table")
  void patch_hasTheResultOfKubernetes(JsonNode row) {
    ApiObject live = object(row.get("live"));

    ApiObject patched =
        switch (row.get("mode").asString()) {
          case "merge" -> Patch.merge(live, tree(row, "patch"));
          case "smp" -> Patch.strategicMerge(live, tree(row, "patch"));
          default -> Patch.threeWayMerge(live, tree(row, "last_applied"), tree(row, "manifest"));
        };

    assertThat(patched).isEqualTo(object(row.get("result")));
  }

  /** The patch that kubectl sends in the three-way cases leads to the same object. */
  @ParameterizedTest
  @MethodSource("table")
  void patchBodyOfKubectl_hasTheSameResult(JsonNode row) {
    ApiObject live = object(row.get("live"));
    boolean merge = row.get("mode").asString().equals("merge");

    ApiObject patched =
        merge
            ? Patch.merge(live, tree(row, "patch"))
            : Patch.strategicMerge(live, tree(row, "patch"));

    assertThat(patched).isEqualTo(object(row.get("result")));
  }

  @Test
  void merge_refusesAValueOfTheWrongType() {
    Deployment web = deployment();

    assertThatThrownBy(() -> Patch.merge(web, Patch.parse("spec: {replicas: three}")))
        .isInstanceOf(ApiException.class)
        .hasMessage(
            "Deployment in version \"v1\" cannot be handled as a Deployment: json: cannot unmarshal"
                + " string into Go struct field DeploymentSpec.spec.replicas of type int32");
  }

  @Test
  void merge_refusesToMakeAnotherKindOfIt() {
    Deployment web = deployment();

    assertThatThrownBy(() -> Patch.merge(web, Patch.parse("{\"kind\":\"ReplicaSet\"}")))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("does not match");
  }

  @Test
  void strategicMerge_mergesFinalizersAsASetAndDeletesFromIt() {
    ConfigMap map =
        (ConfigMap)
            Manifest.parse("{apiVersion: v1, kind: ConfigMap, metadata: {finalizers: [a, b]}}")
                .get(0);

    ConfigMap patched =
        Patch.strategicMerge(
            map,
            Patch.parse("metadata: {finalizers: [c], $deleteFromPrimitiveList/finalizers: [a]}"));

    assertThat(patched.metadata().finalizers()).containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void strategicMerge_refusesAnUnknownDirective() {
    assertThatThrownBy(
            () -> Patch.strategicMerge(deployment(), Patch.parse("spec: {$patch: explode}")))
        .isInstanceOf(ApiException.class)
        .hasMessage("unknown patch type found: explode");
  }

  @Test
  void strategicMerge_refusesAnItemThatIsNoMap() {
    assertThatThrownBy(
            () ->
                Patch.strategicMerge(
                    deployment(), Patch.parse("spec: {template: {spec: {containers: [c]}}}")))
        .isInstanceOf(ApiException.class)
        .hasMessage("expected a map, but received c");
  }

  @Test
  void threeWayMerge_ofNothingLeavesTheObjectAlone() {
    ConfigMap map = ConfigMapBuilder.builder().build();

    assertThat(Patch.threeWayMerge(map, NOTHING, NOTHING)).isEqualTo(map);
  }

  @Test
  void parse_refusesWhatIsNoMap() {
    assertThatThrownBy(() -> Patch.parse("[1]"))
        .isInstanceOf(ApiException.class)
        .hasMessage("json: cannot unmarshal array into Go value of type map[string]interface {}");
  }

  private static Deployment deployment() {
    return (Deployment) Manifest.parse("{apiVersion: apps/v1, kind: Deployment}").get(0);
  }

  private static ApiObject object(JsonNode json) {
    return Manifest.parse(json.toString()).get(0);
  }

  private static Map<String, Object> tree(JsonNode row, String field) {
    JsonNode tree = row.get(field);
    return tree == null || tree.isNull() ? NOTHING : Patch.parse(tree.toString());
  }

  static Stream<JsonNode> table() {
    return Tables.cases("apply_and_patch");
  }
}
