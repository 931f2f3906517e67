package io.gondola.kubectl.describe;

import com.google.common.base.Splitter;
import io.gondola.api.core.Container;
import io.gondola.api.core.EnvVar;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.RawFields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The environment of a container: values, or where they come from. */
final class EnvironmentSection {

  private final Description to;

  /** The pod that fields are taken from; a template has none. */
  private final @Nullable Pod pod;

  private EnvironmentSection(Description to, @Nullable Pod pod) {
    this.to = to;
    this.pod = pod;
  }

  static EnvironmentSection ofTemplate(Description to) {
    return new EnvironmentSection(to, null);
  }

  static EnvironmentSection of(Description to, Pod pod) {
    return new EnvironmentSection(to, pod);
  }

  void write(Container container) {
    to.line(2, container.env().isEmpty() ? "Environment:\t<none>" : "Environment:");
    container.env().forEach(this::write);
  }

  private void write(EnvVar variable) {
    if (variable.valueFrom() != null) {
      to.field(3, variable.name(), source(variable.valueFrom()));
      return;
    }
    List<String> lines = Splitter.on('\n').splitToList(variable.value());
    to.field(3, variable.name(), lines.get(0));
    lines.stream().skip(1).forEach(line -> to.line(3, "\t" + line));
  }

  private String source(RawFields from) {
    if (from.fields().get("fieldRef") instanceof Map<?, ?> field) {
      String path = text(field, "fieldPath", "");
      return "%s (%s:%s)".formatted(value(path), text(field, "apiVersion", "v1"), path);
    }
    if (from.fields().get("resourceFieldRef") instanceof Map<?, ?> field) {
      return " (%s)".formatted(text(field, "resource", ""));
    }
    if (from.fields().get("secretKeyRef") instanceof Map<?, ?> key) {
      return "<set to the key '%s' in secret '%s'>\tOptional: %s"
          .formatted(text(key, "key", ""), text(key, "name", ""), text(key, "optional", "false"));
    }
    if (from.fields().get("configMapKeyRef") instanceof Map<?, ?> key) {
      return "<set to the key '%s' of config map '%s'>\tOptional: %s"
          .formatted(text(key, "key", ""), text(key, "name", ""), text(key, "optional", "false"));
    }
    return "";
  }

  private String value(String path) {
    if (pod == null) {
      return "";
    }
    return switch (path) {
      case "metadata.name" -> pod.name();
      case "metadata.namespace" -> pod.metadata().namespace();
      case "metadata.uid" -> pod.metadata().uid();
      case "status.podIP" -> pod.status().podIP();
      case "status.hostIP" -> pod.status().hostIP();
      case "spec.nodeName" -> pod.spec().nodeName();
      case "spec.serviceAccountName" -> pod.spec().serviceAccountName();
      default -> "";
    };
  }

  private static String text(Map<?, ?> fields, String name, String otherwise) {
    return Objects.toString(fields.get(name), otherwise);
  }
}
