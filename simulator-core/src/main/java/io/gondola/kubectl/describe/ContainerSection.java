package io.gondola.kubectl.describe;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Splitter;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerPort;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Probe;
import io.gondola.api.core.VolumeMount;
import io.gondola.api.meta.Quantity;
import io.gondola.kubectl.print.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The containers of a pod, with how they are, or those of a template. */
final class ContainerSection {

  /** Names and paths are indented less than what is told of them. */
  private static final int FIELD = 2;

  private static final int DETAIL = 3;

  private final Description to;
  private final EnvironmentSection environment;

  /** Put before titles and names: a template stands a little to the right. */
  private final String indent;

  private ContainerSection(Description to, String indent, EnvironmentSection environment) {
    this.to = to;
    this.indent = indent;
    this.environment = environment;
  }

  static ContainerSection ofTemplate(Description to) {
    return new ContainerSection(to, "  ", EnvironmentSection.ofTemplate(to));
  }

  static ContainerSection ofPod(Description to, EnvironmentSection environment) {
    return new ContainerSection(to, "", environment);
  }

  void write(String title, List<Container> containers, List<ContainerStatus> statuses) {
    to.line(0, indent + title + ":");
    for (Container container : containers) {
      write(
          container,
          statuses.stream()
              .filter(status -> status.name().equals(container.name()))
              .findFirst()
              .orElse(null));
    }
  }

  private void write(Container container, @Nullable ContainerStatus status) {
    to.line(1, (indent.isEmpty() ? "" : " ") + container.name() + ":");
    if (status != null) {
      to.field(FIELD, "Container ID", status.containerID());
    }
    to.field(FIELD, "Image", container.image());
    if (status != null) {
      to.field(FIELD, "Image ID", status.imageID());
    }
    ports("Port", container, ContainerPort::containerPort);
    ports("Host Port", container, ContainerPort::hostPort);
    words("Command", container.command());
    words("Args", container.args());
    if (status != null) {
      StateSection.write(to, status);
    }
    amounts("Limits", container.resources().limits());
    amounts("Requests", container.resources().requests());
    probe("Liveness", container.livenessProbe());
    probe("Readiness", container.readinessProbe());
    probe("Startup", container.startupProbe());
    environment.write(container);
    mounts(container.volumeMounts());
  }

  private void ports(String title, Container container, ToIntFunction<ContainerPort> number) {
    String ports =
        container.ports().stream()
            .map(port -> number.applyAsInt(port) + "/" + port.protocol())
            .collect(joining(", "));
    to.field(FIELD, container.ports().size() > 1 ? title + "s" : title, Texts.orNone(ports));
  }

  private void words(String title, List<String> words) {
    if (!words.isEmpty()) {
      to.line(FIELD, title + ":");
      words.forEach(word -> Splitter.on('\n').split(word).forEach(line -> to.line(DETAIL, line)));
    }
  }

  private void amounts(String title, Map<String, Quantity> amounts) {
    if (!amounts.isEmpty()) {
      to.line(FIELD, title + ":");
      amounts.forEach((name, amount) -> to.field(DETAIL, name, amount));
    }
  }

  private void probe(String title, @Nullable Probe probe) {
    if (probe != null) {
      to.field(FIELD, title, ProbeText.of(probe));
    }
  }

  private void mounts(List<VolumeMount> mounts) {
    to.line(FIELD, mounts.isEmpty() ? "Mounts:\t<none>" : "Mounts:");
    mounts.stream()
        .sorted(Comparator.comparing(VolumeMount::mountPath))
        .forEach(
            mount ->
                to.line(
                    DETAIL,
                    "%s from %s (%s)".formatted(mount.mountPath(), mount.name(), mode(mount))));
  }

  private static String mode(VolumeMount mount) {
    String mode = mount.readOnly() ? "ro" : "rw";
    return mount.subPath().isEmpty() ? mode : mode + ",path=\"" + mount.subPath() + "\"";
  }
}
