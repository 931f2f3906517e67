package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerPort;
import io.gondola.api.core.PodSpec;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Raw;

/** Checks pods that share namespaces of their node. */
final class HostNamespacesValidation {

  private HostNamespacesValidation() {}

  /**
   * On the node's network a container's ports are the node's. A template may leave the host port
   * out: it is filled in when the pod is created.
   */
  static void ports(PodSpec spec, boolean inPod, Field at) {
    if (!spec.hostNetwork()) {
      return;
    }
    for (int i = 0; i < spec.containers().size(); i++) {
      Container container = spec.containers().get(i);
      for (int j = 0; j < container.ports().size(); j++) {
        ContainerPort port = container.ports().get(j);
        boolean given = inPod || port.hostPort() != 0;
        if (given && port.hostPort() != port.containerPort()) {
          at.child("containers")
              .index(i)
              .child("ports")
              .index(j)
              .child("hostPort")
              .invalid(port.hostPort(), "must match `containerPort` when `hostNetwork` is true");
        }
      }
    }
  }

  /** A pod with users of its own may not share other namespaces of the node. */
  static void users(PodFacts facts, Field at) {
    if (facts.hostUsers()) {
      return;
    }
    Raw other = Raw.of(facts.spec().other());
    String reason = "when `hostUsers` is false";
    if (facts.spec().hostNetwork()) {
      at.child("hostNetwork").forbidden(reason);
    }
    // Kubernetes spells these two paths with a capital letter.
    if (other.isTrue("hostPID")) {
      at.child("HostPID").forbidden(reason);
    }
    if (other.isTrue("hostIPC")) {
      at.child("HostIPC").forbidden(reason);
    }
    devices(facts.spec().initContainers(), at.child("initContainers"), reason);
    devices(facts.spec().containers(), at.child("containers"), reason);
  }

  private static void devices(ImmutableList<Container> containers, Field at, String reason) {
    for (int i = 0; i < containers.size(); i++) {
      if (!Raw.of(containers.get(i).other()).children("volumeDevices").isEmpty()) {
        at.index(i).child("volumeDevices").forbidden(reason);
      }
    }
  }
}
