package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerPort;
import io.gondola.apiserver.admission.field.Field;
import java.util.HashSet;
import java.util.Set;

/** No two containers of a pod may ask for one port of the node. */
final class HostPorts {

  private HostPorts() {}

  static void unique(ImmutableList<Container> containers, Field at) {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < containers.size(); i++) {
      ImmutableList<ContainerPort> ports = containers.get(i).ports();
      for (int j = 0; j < ports.size(); j++) {
        ContainerPort port = ports.get(j);
        String key = port.protocol() + "/" + port.hostIP() + "/" + port.hostPort();
        if (port.hostPort() != 0 && !taken.add(key)) {
          at.index(i).child("ports").index(j).child("hostPort").duplicate(key);
        }
      }
    }
  }
}
