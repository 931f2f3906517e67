package io.gondola.kubelet.volume;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.Quantity;
import io.gondola.apiserver.admission.field.Raw;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a pod's own fields say, as files: the {@code downwardAPI} source of a volume. */
record DownwardFiles(Pod pod) {

  /** The files that the items of a source ask for. */
  ImmutableSortedMap<String, String> of(Raw source) {
    TreeMap<String, String> files = new TreeMap<>();
    for (Raw item : source.children("items")) {
      files.put(item.text("path"), text(item));
    }
    return ImmutableSortedMap.copyOf(files);
  }

  private String text(Raw item) {
    return item.has("resourceFieldRef")
        ? resource(item.child("resourceFieldRef"))
        : field(item.child("fieldRef").text("fieldPath"));
  }

  private String field(String path) {
    int bracket = path.indexOf("['");
    if (bracket > 0) {
      String key = path.substring(bracket + 2, path.length() - 2);
      return map(path.substring(0, bracket)).getOrDefault(key, "");
    }
    return switch (path) {
      case "metadata.name" -> pod.name();
      case "metadata.namespace" -> pod.metadata().namespace();
      case "metadata.uid" -> pod.metadata().uid();
      default -> lines(map(path));
    };
  }

  private Map<String, String> map(String path) {
    return path.equals("metadata.labels") ? pod.metadata().labels() : pod.metadata().annotations();
  }

  /** One {@code key="value"} a line, without a line break at the end. */
  private static String lines(Map<String, String> map) {
    return Joiner.on('\n')
        .join(
            map.entrySet().stream()
                .map(entry -> entry.getKey() + "=\"" + escaped(entry.getValue()) + "\"")
                .iterator());
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /**
   * In units of the divisor, rounded up; without a divisor in cores and bytes. What is not set
   * reads 0, where Kubernetes shows what the node has to give.
   */
  private String resource(Raw reference) {
    String resource = reference.text("resource");
    String name = resource.substring(resource.indexOf('.') + 1);
    Quantity amount =
        containers()
            .filter(container -> container.name().equals(reference.text("containerName")))
            .findFirst()
            .map(container -> amounts(container, resource).get(name))
            .orElse(Quantity.ZERO);
    return amount.amount().divide(divisor(reference), 0, RoundingMode.CEILING).toPlainString();
  }

  private static Map<String, Quantity> amounts(Container container, String resource) {
    return resource.startsWith("limits.")
        ? container.resources().limits()
        : container.resources().requests();
  }

  private static BigDecimal divisor(Raw reference) {
    String divisor = reference.value("divisor").toString();
    return divisor.isEmpty() || divisor.equals("0")
        ? BigDecimal.ONE
        : Quantity.parse(divisor).amount();
  }

  private Stream<Container> containers() {
    return Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream());
  }
}
