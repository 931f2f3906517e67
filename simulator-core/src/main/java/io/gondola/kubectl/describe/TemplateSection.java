package io.gondola.kubectl.describe;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodTemplateSpec;

/** The template of a Deployment or a ReplicaSet. */
public final class TemplateSection {

  private TemplateSection() {}

  /** The template alone, its columns separated by tabs: as {@code rollout history} shows it. */
  public static String raw(PodTemplateSpec template) {
    Description to = new Description();
    write(to, template);
    return to.raw();
  }

  static void write(Description to, PodTemplateSpec template) {
    PodSpec spec = template.spec();
    to.line(0, "Pod Template:");
    to.labels(1, "Labels", template.metadata().labels());
    if (!template.metadata().annotations().isEmpty()) {
      to.annotations(1, template.metadata().annotations());
    }
    if (!spec.serviceAccountName().isEmpty()) {
      to.field(1, "Service Account", spec.serviceAccountName());
    }
    ContainerSection containers = ContainerSection.ofTemplate(to);
    if (!spec.initContainers().isEmpty()) {
      containers.write("Init Containers", spec.initContainers(), ImmutableList.of());
    }
    containers.write("Containers", spec.containers(), ImmutableList.of());
    VolumeSection.write(to, "  ", spec.volumes());
    PlacementSection.spread(to, 1, spec);
    if (!spec.priorityClassName().isEmpty()) {
      to.field(1, "Priority Class Name", spec.priorityClassName());
    }
    PlacementSection.selectorsAndTolerations(to, 1, spec);
  }
}
