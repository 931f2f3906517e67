package io.gondola.kubectl.print;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServicePort;
import io.gondola.api.core.ServiceSpec;
import java.util.List;
import java.util.Objects;

/** A Service as a row. */
final class ServiceRow {

  private static final int LONGEST_INGRESS = 16;

  static final RowPrinter<Service> PRINTER =
      RowPrinter.of(
          Service.class,
          "NAME|TYPE|CLUSTER-IP|EXTERNAL-IP|PORT(S)|AGE|+SELECTOR",
          (service, view) ->
              Lists.newArrayList(
                  service.name(),
                  service.spec().type(),
                  Iterables.getFirst(service.spec().clusterIPs(), Texts.NONE),
                  externalIp(service, view.wide()),
                  Texts.orNone(ports(service.spec())),
                  RowPrinters.age(service, view),
                  Texts.labels(service.spec().selector())));

  private ServiceRow() {}

  private static String ports(ServiceSpec spec) {
    return spec.ports().stream().map(ServiceRow::port).collect(joining(","));
  }

  private static String port(ServicePort port) {
    String number = port.nodePort() > 0 ? port.port() + ":" + port.nodePort() : "" + port.port();
    return number + "/" + port.protocol();
  }

  private static String externalIp(Service service, boolean wide) {
    ServiceSpec spec = service.spec();
    String external = String.join(",", spec.externalIPs());
    return switch (spec.type()) {
      case "ExternalName" -> spec.externalName();
      case "LoadBalancer" -> {
        String ingress = ingress(service, wide);
        List<String> parts =
            Lists.newArrayList(ingress, external).stream().filter(p -> !p.isEmpty()).toList();
        yield parts.isEmpty() ? "<pending>" : String.join(",", parts);
      }
      default -> Texts.orNone(external);
    };
  }

  /** Addresses of the load balancer, sorted; cut where they would make the table too wide. */
  private static String ingress(Service service, boolean wide) {
    String all =
        Texts.maps(service.status().loadBalancer().fields().get("ingress")).stream()
            .map(one -> one.containsKey("ip") ? one.get("ip") : one.get("hostname"))
            .filter(Objects::nonNull)
            .map(Object::toString)
            .sorted()
            .distinct()
            .collect(joining(","));
    return all.length() > LONGEST_INGRESS && !wide
        ? all.substring(0, LONGEST_INGRESS - 3) + "..."
        : all;
  }
}
