package io.gondola.apiserver.admission.defaults;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Node;
import io.gondola.api.core.Secret;
import io.gondola.api.discovery.EndpointPort;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.RawFields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.TreeMap;

/** Defaults of the kinds that have few. */
final class MiscDefaults {

  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  private MiscDefaults() {}

  /** Each namespace carries its name as a label, so that selectors can name it. */
  static Namespace namespace(Namespace namespace) {
    String name = namespace.name();
    if (name.isEmpty() || name.equals(namespace.metadata().labels().get(NAME_LABEL))) {
      return namespace;
    }
    TreeMap<String, String> labels = new TreeMap<>(namespace.metadata().labels());
    labels.put(NAME_LABEL, name);
    return namespace.withMetadata(
        namespace.metadata().withLabels(ImmutableSortedMap.copyOf(labels)));
  }

  static Namespace newNamespace(Namespace namespace) {
    return new Namespace(
        namespace.metadata(),
        RawFields.of(ImmutableMap.of("finalizers", ImmutableList.of("kubernetes"))),
        RawFields.of(ImmutableMap.of("phase", "Active")));
  }

  /** Plain text is written into the encoded data, over what is there. */
  static Secret secret(Secret secret) {
    Secret complete = secret.withType(Unchanged.orIfEmpty(secret.type(), "Opaque"));
    if (!secret.stringData().isEmpty()) {
      TreeMap<String, String> data = new TreeMap<>(secret.data());
      secret.stringData().forEach((key, text) -> data.put(key, base64(text)));
      complete =
          complete
              .withData(ImmutableSortedMap.copyOf(data))
              .withStringData(ImmutableSortedMap.of());
    }
    return Unchanged.or(secret, complete);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Pods may use all that a node has, unless it keeps some for itself. */
  static Node node(Node node) {
    return node.status().allocatable().isEmpty() && !node.status().capacity().isEmpty()
        ? node.withStatus(node.status().withAllocatable(node.status().capacity()))
        : node;
  }

  static EndpointSlice endpointSlice(EndpointSlice slice) {
    return Unchanged.or(
        slice, slice.withPorts(Unchanged.orMapped(slice.ports(), MiscDefaults::port)));
  }

  private static EndpointPort port(EndpointPort port) {
    return new EndpointPort(
        port.name() == null ? "" : port.name(),
        port.protocol() == null ? "TCP" : port.protocol(),
        port.port(),
        port.appProtocol());
  }
}
