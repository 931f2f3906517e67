package io.gondola.controller.endpointslice;

import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.Tables;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointPort;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.OwnerReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** How endpoints are spread over slices, case by case. */
class SlicePackingTableTest {

  private static final int FORMER_PORT = 80;
  private static final int PORT = 8080;

  private final List<EndpointSlice> existing = new ArrayList<>();
  private final Map<String, Backend> wanted = new LinkedHashMap<>();
  private int pods;

  static Stream<JsonNode> cases() {
    return Tables.cases("endpoint_slice_packing");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void slices_arePackedAsTheTableSays(JsonNode row) {
    addExisting(row);
    addNew(row);

    SliceChanges changes =
        SliceReconciler.changes(
            Slices.SERVICE,
            PlacedSlices.of(Slices.SERVICE, existing),
            Slices.all(wanted),
            row.path("max_per_slice").asInt(SliceReconciler.MAX_ENDPOINTS));

    assertThat(changes.creates()).as("creates").hasSize(row.get("creates").asInt());
    assertThat(changes.updates()).as("updates").hasSize(row.get("updates").asInt());
    assertThat(changes.deletes()).as("deletes").hasSize(row.get("deletes").asInt());
    ImmutableList<EndpointSlice> after = Slices.after(existing, changes);
    assertThat(after.stream().map(slice -> slice.endpoints().size()).sorted(reverseOrder()))
        .containsExactlyElementsOf(ints(row.get("expected_lengths")));
    assertThat(after.stream().flatMap(slice -> slice.endpoints().stream()))
        .containsExactlyInAnyOrderElementsOf(
            wanted.values().stream().map(Backend::endpoint).toList());
  }

  private void addExisting(JsonNode row) {
    boolean renumbered = row.path("all_ports_changed").asBoolean(false);
    List<Integer> sizes = ints(row.path("existing_slices"));
    List<Integer> removed = ints(row.path("removed_per_slice"));
    List<Integer> relabelled = ints(row.path("slices_already_needing_update"));
    for (int i = 0; i < sizes.size(); i++) {
      EndpointSlice slice =
          Slices.slice(
              "web-" + i, Slices.ports(renumbered ? FORMER_PORT : PORT), pods, sizes.get(i));
      pods += sizes.get(i);
      existing.add(changed(slice, row, relabelled.contains(i)));
      int gone = removed.isEmpty() ? 0 : removed.get(i);
      slice.endpoints().stream().skip(gone).forEach(endpoint -> want(endpoint, PORT));
    }
  }

  private static EndpointSlice changed(EndpointSlice slice, JsonNode row, boolean relabelled) {
    EndpointSlice next = slice;
    if (relabelled) {
      next =
          next.withMetadata(
              next.metadata()
                  .withLabels(
                      ImmutableSortedMap.<String, String>naturalOrder()
                          .putAll(next.metadata().labels())
                          .put("former", "label")
                          .buildOrThrow()));
    }
    if (row.path("existing_wrong_address_type").asBoolean(false)) {
      next = next.withAddressType("IPv6");
    }
    if (row.path("owned_by_other_uid").asBoolean(false)) {
      OwnerReference other = OwnerReference.toController(Slices.SERVICE).withUid("u0");
      next = next.withMetadata(next.metadata().withOwnerReferences(ImmutableList.of(other)));
    }
    return next;
  }

  private void addNew(JsonNode row) {
    List<Integer> byPort = ints(row.path("new_endpoints_by_port_set"));
    for (int i = 0; i < byPort.size(); i++) {
      want(byPort.get(i), PORT + i);
    }
    want(row.path("new_endpoints").asInt(0), PORT);
  }

  private void want(int count, int port) {
    for (int i = 0; i < count; i++) {
      want(Slices.endpoint(pods++), port);
    }
  }

  private void want(Endpoint endpoint, int port) {
    ImmutableList<EndpointPort> ports = Slices.ports(port);
    wanted.put(PlacedSlices.podOf(endpoint), new Backend(ports, endpoint));
  }

  private static List<Integer> ints(JsonNode array) {
    return array.valueStream().map(JsonNode::asInt).toList();
  }
}
