package io.gondola.kubectl.print;

import com.google.common.base.Strings;
import com.google.common.collect.Lists;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointPort;
import io.gondola.api.discovery.EndpointSlice;
import java.util.List;
import java.util.stream.Stream;

/** Endpoints and EndpointSlices as rows. */
final class EndpointRows {

  private static final String UNSET = "<unset>";

  static final RowPrinter<Endpoints> ENDPOINTS =
      RowPrinter.of(
          Endpoints.class,
          "NAME|ENDPOINTS|AGE",
          (endpoints, view) ->
              Lists.newArrayList(
                  endpoints.name(), endpoints(endpoints), RowPrinters.age(endpoints, view)));

  static final RowPrinter<EndpointSlice> SLICE =
      RowPrinter.of(
          EndpointSlice.class,
          "NAME|ADDRESSTYPE|PORTS|ENDPOINTS|AGE",
          (slice, view) ->
              Lists.newArrayList(
                  slice.name(),
                  slice.addressType(),
                  orUnset(slice.ports().stream().map(EndpointRows::port).toList()),
                  orUnset(
                      slice.endpoints().stream()
                          .flatMap(endpoint -> endpoint.addresses().stream())
                          .toList()),
                  RowPrinters.age(slice, view)));

  private EndpointRows() {}

  /** Ready addresses by port; none of either kind is other than none that is ready. */
  private static String endpoints(Endpoints endpoints) {
    boolean any = endpoints.slices().stream().anyMatch(slice -> !slice.endpoints().isEmpty());
    return any
        ? Texts.firstFew(
            endpoints.slices().stream()
                .flatMap(slice -> slice.ports().stream().flatMap(port -> ready(slice, port)))
                .toList())
        : Texts.NONE;
  }

  private static Stream<String> ready(EndpointSlice slice, EndpointPort port) {
    return slice.endpoints().stream()
        .filter(endpoint -> endpoint.conditions().isReady())
        .map(Endpoint::addresses)
        .map(addresses -> addresses.get(0))
        .sorted()
        .map(address -> Texts.hostAndPort(address, port.port() == null ? 0 : port.port()));
  }

  private static String port(EndpointPort port) {
    if (port.port() != null) {
      return port.port().toString();
    }
    return Strings.isNullOrEmpty(port.name()) ? "*" : port.name();
  }

  private static String orUnset(List<String> all) {
    return all.isEmpty() ? UNSET : Texts.firstFew(all);
  }
}
