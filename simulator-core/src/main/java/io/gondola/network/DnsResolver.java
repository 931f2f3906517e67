package io.gondola.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServiceSpec;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.network.DnsAnswer.Addresses;
import io.gondola.network.DnsAnswer.Alias;
import io.gondola.network.DnsAnswer.NoSuchName;
import java.util.Optional;

/** Answers names from the Services and slices that the name server knows: a pure function. */
final class DnsResolver {

  private DnsResolver() {}

  /**
   * @param namespace that of the pod that asks
   */
  static DnsAnswer resolve(String name, String namespace, ServiceTable known) {
    for (String candidate : DnsNames.candidates(name, namespace)) {
      Optional<DnsAnswer> answer =
          DnsNames.target(candidate).flatMap(target -> answer(target, known));
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return new NoSuchName();
  }

  private static Optional<DnsAnswer> answer(DnsNames.Target target, ServiceTable known) {
    return known.service(target.service()).flatMap(service -> answer(target, service, known));
  }

  private static Optional<DnsAnswer> answer(
      DnsNames.Target target, Service service, ServiceTable known) {
    ServiceSpec spec = service.spec();
    if (spec.isExternalName()) {
      return target.endpoint().isEmpty()
          ? Optional.of(new Alias(spec.externalName()))
          : Optional.empty();
    }
    if (target.endpoint().isEmpty() && !spec.isHeadless()) {
      return Optional.of(new Addresses(ImmutableList.of(spec.clusterIP())));
    }
    ImmutableList<String> pods = pods(target.endpoint(), known.slices(service.key()));
    return pods.isEmpty() ? Optional.empty() : Optional.of(new Addresses(pods));
  }

  /** The ready ones; publishNotReadyAddresses makes all of them ready. */
  private static ImmutableList<String> pods(String label, Iterable<EndpointSlice> slices) {
    ImmutableSet.Builder<String> ips = ImmutableSet.builder();
    for (EndpointSlice slice : slices) {
      for (Endpoint endpoint : slice.endpoints()) {
        boolean asked = label.isEmpty() || label.equals(labelOf(endpoint));
        if (asked && endpoint.conditions().isReady()) {
          ips.addAll(endpoint.addresses());
        }
      }
    }
    return ips.build().asList();
  }

  /** A pod without a hostname goes by its address, with dashes. */
  private static String labelOf(Endpoint endpoint) {
    return endpoint.hostname().isEmpty()
        ? endpoint.addresses().get(0).replace('.', '-')
        : endpoint.hostname();
  }
}
