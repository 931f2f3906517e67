package io.gondola.kubelet.status;

import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names, in the order of the spec, of the containers that a condition still waits for. */
final class NotYet {

  final List<String> unknown = new ArrayList<>(0);
  private final List<String> lagging = new ArrayList<>(0);

  void add(Container container, @Nullable ContainerStatus status) {
    add(container, status, status != null && status.ready());
  }

  void add(Container container, @Nullable ContainerStatus status, boolean done) {
    if (status == null) {
      unknown.add(container.name());
    } else if (!done) {
      lagging.add(container.name());
    }
  }

  boolean isEmpty() {
    return unknown.isEmpty() && lagging.isEmpty();
  }

  String message(String adjective) {
    List<String> parts = new ArrayList<>(2);
    if (!unknown.isEmpty()) {
      parts.add(part("unknown", unknown));
    }
    if (!lagging.isEmpty()) {
      parts.add(part(adjective, lagging));
    }
    return String.join(", ", parts);
  }

  private static String part(String adjective, List<String> names) {
    return "containers with " + adjective + " status: [" + String.join(" ", names) + "]";
  }
}
