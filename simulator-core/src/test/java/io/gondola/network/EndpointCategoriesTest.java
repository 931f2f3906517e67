package io.gondola.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.gondola.Tables;
import io.gondola.api.discovery.EndpointConditions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Which endpoints a node may use, case by case. */
class EndpointCategoriesTest {

  /** Without case 10: node hints can be ignored only where a gate is off that is locked on. */
  static Stream<JsonNode> cases() {
    return Tables.cases("proxy_categorize_endpoints")
        .filter(row -> !row.get("ref").asString().equals("TestCategorizeEndpoints[10]"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void endpoints_areUsableAsTheTableSays(JsonNode row) {
    JsonNode service = row.get("service");
    TrafficRules rules =
        new TrafficRules(
            service.get("internal_policy_local").asBoolean(),
            service.get("external_policy_local").asBoolean(),
            service.get("externally_reachable").asBoolean());
    ImmutableList<ProxyEndpoint> endpoints =
        row.get("endpoints")
            .valueStream()
            .map(endpoint -> endpoint(endpoint, row.get("node").asString()))
            .collect(ImmutableList.toImmutableList());
    String zone = row.get("zone").isNull() ? "" : row.get("zone").asString();

    EndpointCategories categories =
        EndpointCategories.of(
            endpoints, rules, new EndpointCategories.Place(row.get("node").asString(), zone));

    JsonNode expected = row.get("expected");
    assertThat(categories.cluster())
        .extracting(ProxyEndpoint::address)
        .containsExactlyElementsOf(addresses(expected.get("cluster")));
    assertThat(categories.local())
        .extracting(ProxyEndpoint::address)
        .containsExactlyElementsOf(addresses(expected.get("local")));
    assertThat(Sets.union(Set.copyOf(categories.cluster()), Set.copyOf(categories.local())))
        .extracting(ProxyEndpoint::address)
        .containsExactlyInAnyOrderElementsOf(addresses(expected.get("all_reachable")));
    assertThat(categories.anywhere()).isEqualTo(expected.get("has_any_endpoints").asBoolean());
  }

  private static ProxyEndpoint endpoint(JsonNode endpoint, String node) {
    return new ProxyEndpoint(
        endpoint.get("endpoint").asString(),
        null,
        new EndpointConditions(
            endpoint.get("ready").asBoolean(),
            endpoint.get("serving").asBoolean(),
            endpoint.get("terminating").asBoolean()),
        endpoint.get("local").asBoolean() ? node : "elsewhere",
        ImmutableSet.copyOf(addresses(endpoint.get("zone_hints"))),
        ImmutableSet.copyOf(addresses(endpoint.get("node_hints"))));
  }

  private static List<String> addresses(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
