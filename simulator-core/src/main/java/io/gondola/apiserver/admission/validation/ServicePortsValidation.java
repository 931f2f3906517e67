package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ServicePort;
import io.gondola.api.core.ServiceSpec;
import io.gondola.api.meta.GoStruct;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import java.util.HashSet;
import java.util.Set;

/** Checks the ports of a Service. */
final class ServicePortsValidation {

  private static final ImmutableList<String> PROTOCOLS = ImmutableList.of("SCTP", "TCP", "UDP");

  private ServicePortsValidation() {}

  static void validate(ImmutableList<ServicePort> ports, Field at) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      ServicePort port = ports.get(i);
      Field field = at.index(i);
      name(port.name(), ports.size() > 1, names, field.child("name"));
      Names.portNumber(port.port(), field.child("port"));
      field.child("protocol").requiredOneOf(port.protocol(), PROTOCOLS);
      Names.portNumberOrName(port.targetPort(), field.child("targetPort"));
      if (port.appProtocol() != null) {
        Names.qualifiedName(port.appProtocol(), field.child("appProtocol"));
      }
    }
  }

  /** The name of an only port may be left out. */
  private static void name(String name, boolean needed, Set<String> names, Field at) {
    if (name.isEmpty()) {
      if (needed) {
        at.required();
      }
      return;
    }
    Names.label(name, at);
    if (!names.add(name)) {
      at.duplicate(name);
    }
  }

  static void nodePorts(ServiceSpec spec, Field at) {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < spec.ports().size(); i++) {
      ServicePort port = spec.ports().get(i);
      if (port.nodePort() != 0 && spec.type().equals("ClusterIP")) {
        at.index(i).child("nodePort").forbidden("may not be used when `type` is 'ClusterIP'");
      }
    }
    for (int i = 0; i < spec.ports().size(); i++) {
      ServicePort port = spec.ports().get(i);
      if (port.nodePort() != 0 && !taken.add(port.protocol() + "/" + port.nodePort())) {
        at.index(i).child("nodePort").duplicate(port.nodePort());
      }
    }
  }

  static void unique(ImmutableList<ServicePort> ports, Field at) {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      ServicePort port = ports.get(i);
      if (!taken.add(port.protocol() + "/" + port.port())) {
        at.index(i).duplicate(shown(port));
      }
    }
  }

  /** Kubernetes shows its internal type with only the two fields of the comparison set. */
  private static GoStruct shown(ServicePort port) {
    return GoStruct.of("Name", "")
        .and("Protocol", port.protocol())
        .and("AppProtocol", null)
        .and("Port", port.port())
        .and("TargetPort", 0)
        .and("NodePort", 0);
  }
}
