package io.gondola.kubectl.describe;

import static java.util.stream.Collectors.joining;

import io.gondola.api.core.Event;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServicePort;
import io.gondola.api.core.ServiceSpec;
import io.gondola.api.discovery.EndpointPort;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.kubectl.print.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What {@code kubectl describe service} tells. */
public final class ServiceDescription {

  private final Description to = new Description();
  private final Service service;
  private final ServiceSpec spec;
  private final List<EndpointSlice> slices;

  private ServiceDescription(Service service, List<EndpointSlice> slices) {
    this.service = service;
    this.spec = service.spec();
    this.slices = slices;
  }

  /**
   * The whole text.
   *
   * @param slices those of the Service
   */
  public static String of(
      Service service, List<EndpointSlice> slices, List<Event> events, Instant now) {
    ServiceDescription description = new ServiceDescription(service, slices);
    description.identity();
    description.addresses();
    description.spec.ports().forEach(description::port);
    description.traffic();
    EventSection.write(description.to, events, now);
    return description.to.aligned();
  }

  private void identity() {
    to.field("Name", service.name());
    to.field("Namespace", service.metadata().namespace());
    to.labelsAndAnnotations(service.metadata());
    to.field("Selector", Texts.labels(spec.selector()));
    to.field("Type", spec.type());
  }

  private void addresses() {
    to.optional("IP Family Policy", spec.ipFamilyPolicy());
    to.optional("IP Families", String.join(",", spec.ipFamilies()));
    to.field("IP", spec.clusterIP());
    to.field("IPs", Texts.orNone(String.join(",", spec.clusterIPs())));
    to.optional("External IPs", String.join(",", spec.externalIPs()));
    to.optional("Desired LoadBalancer IP", spec.other().get("loadBalancerIP").orElse(""));
    to.optional("External Name", spec.externalName());
    to.optional("LoadBalancer Ingress", ingress());
  }

  private String ingress() {
    return service.status().loadBalancer().fields().get("ingress") instanceof List<?> all
        ? all.stream().map(one -> ingress((Map<?, ?>) one)).collect(joining(", "))
        : "";
  }

  private static String ingress(Map<?, ?> one) {
    String host = Objects.toString(one.get(one.containsKey("ip") ? "ip" : "hostname"));
    return one.containsKey("ipMode") ? "%s (%s)".formatted(host, one.get("ipMode")) : host;
  }

  private void port(ServicePort port) {
    String name = Description.orUnset(port.name());
    to.field("Port", "%s\t%s/%s".formatted(name, port.port(), port.protocol()));
    to.field("TargetPort", port.targetPort() + "/" + port.protocol());
    if (port.nodePort() > 0) {
      to.field("NodePort", "%s\t%s/%s".formatted(name, port.nodePort(), port.protocol()));
    }
    to.field("Endpoints", slices.isEmpty() ? Texts.NONE : Texts.firstFew(endpoints(port.name())));
  }

  private List<String> endpoints(String portName) {
    return slices.stream()
        .flatMap(
            slice ->
                slice.ports().stream()
                    .filter(port -> Objects.toString(port.name(), "").equals(portName))
                    .flatMap(port -> ready(slice, port)))
        .toList();
  }

  private static Stream<String> ready(EndpointSlice slice, EndpointPort port) {
    return slice.endpoints().stream()
        .filter(endpoint -> endpoint.conditions().isReady())
        .flatMap(endpoint -> endpoint.addresses().stream())
        .map(address -> Texts.hostAndPort(address, Objects.toString(port.port(), "0")));
  }

  private void traffic() {
    to.field("Session Affinity", spec.sessionAffinity());
    to.optional("External Traffic Policy", spec.externalTrafficPolicy());
    to.optional("Internal Traffic Policy", spec.internalTrafficPolicy());
    if (spec.healthCheckNodePort() > 0) {
      to.field("HealthCheck NodePort", spec.healthCheckNodePort());
    }
    to.optional("LoadBalancer Source Ranges", String.join(",", spec.loadBalancerSourceRanges()));
    to.optional("Traffic Distribution", spec.trafficDistribution());
  }
}
