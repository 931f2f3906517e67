package io.gondola.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointBuilder;
import io.gondola.api.discovery.EndpointPort;
import io.gondola.api.discovery.EndpointPortBuilder;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.discovery.EndpointSliceBuilder;
import org.junit.jupiter.api.Test;

/** What nodes share of a Service's endpoints, and what each sees for itself. */
class EndpointListTest {

  private static final EndpointPort PORT =
      EndpointPortBuilder.builder().name("http").port(8080).build();

  private static EndpointSlice slice(Endpoint... endpoints) {
    return EndpointSliceBuilder.builder()
        .endpoints(ImmutableList.copyOf(endpoints))
        .ports(ImmutableList.of(PORT))
        .build();
  }

  private static Endpoint endpoint(String ip, String node) {
    return EndpointBuilder.builder().addresses(ImmutableList.of(ip)).nodeName(node).build();
  }

  @Test
  void endpointsOfAllSlices_areSortedAndShared() {
    EndpointList list =
        EndpointList.of(
            ImmutableList.of(
                slice(endpoint("10.0.0.3", "a"), endpoint("10.0.0.1", "b")),
                slice(endpoint("10.0.0.2", "a"))),
            "http");

    assertThat(list.seenFrom("a"))
        .isSameAs(list.seenFrom("b"))
        .extracting(ProxyEndpoint::address)
        .containsExactly("10.0.0.1:8080", "10.0.0.2:8080", "10.0.0.3:8080");
  }

  @Test
  void otherPort_hasNoEndpoints() {
    assertThat(EndpointList.of(ImmutableList.of(slice(endpoint("10.0.0.1", "a"))), "").entries())
        .isEmpty();
  }

  /** While an endpoint moves it may be in two slices. */
  @Test
  void endpointInTwoSlices_isThereOnceAndLocalIfItCan() {
    EndpointList list =
        EndpointList.of(
            ImmutableList.of(slice(endpoint("10.0.0.1", "a")), slice(endpoint("10.0.0.1", "b"))),
            "http");

    assertThat(list.seenFrom("a")).extracting(ProxyEndpoint::node).containsExactly("a");
    assertThat(list.seenFrom("b")).extracting(ProxyEndpoint::node).containsExactly("b");
    assertThat(list.seenFrom("c")).extracting(ProxyEndpoint::node).containsExactly("a");
  }
}
