package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ContainerPort;
import io.gondola.api.meta.NameSyntax;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import java.util.HashSet;
import java.util.Set;

/** Checks the ports of a container. Two ports of one number are fine, two of one name are not. */
final class ContainerPortsValidation {

  private static final ImmutableList<String> PROTOCOLS = ImmutableList.of("SCTP", "TCP", "UDP");

  private ContainerPortsValidation() {}

  static void validate(ImmutableList<ContainerPort> ports, Field at) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      ContainerPort port = ports.get(i);
      Field field = at.index(i);
      name(port.name(), names, field.child("name"));
      if (port.containerPort() == 0) {
        field.child("containerPort").required();
      } else {
        Names.portNumber(port.containerPort(), field.child("containerPort"));
      }
      if (port.hostPort() != 0) {
        Names.portNumber(port.hostPort(), field.child("hostPort"));
      }
      field.child("protocol").requiredOneOf(port.protocol(), PROTOCOLS);
    }
  }

  private static void name(String name, Set<String> names, Field at) {
    if (name.isEmpty()) {
      return;
    }
    ImmutableList<String> wrong = NameSyntax.portName(name);
    at.invalidEach(name, wrong);
    if (wrong.isEmpty() && !names.add(name)) {
      at.duplicate(name);
    }
  }
}
