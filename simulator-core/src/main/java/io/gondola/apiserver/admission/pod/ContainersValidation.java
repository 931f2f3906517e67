package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.apiserver.admission.field.Field;
import java.util.HashSet;
import java.util.Set;

/** Checks the lists of a pod's containers and what must be unique among them. */
final class ContainersValidation {

  private static final String SIDECARS_ONLY =
      "may not be set for init containers without restartPolicy=Always";

  private ContainersValidation() {}

  static void validate(PodFacts facts, Field at) {
    containers(facts, at.child("containers"));
    initContainers(facts, at.child("initContainers"));
    EphemeralContainersValidation.validate(facts, at.child("ephemeralContainers"));
  }

  private static void containers(PodFacts facts, Field at) {
    ImmutableList<Container> containers = facts.spec().containers();
    if (containers.isEmpty()) {
      at.required();
      return;
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < containers.size(); i++) {
      Container container = containers.get(i);
      Field field = at.index(i);
      ContainerValidation.validate(container, facts, field);
      if (!names.add(container.name())) {
        field.child("name").duplicate(container.name());
      }
      hooksAndProbes(container, facts, field);
      ContainerRestartValidation.validate(container, field);
    }
    HostPorts.unique(containers, at);
  }

  private static void initContainers(PodFacts facts, Field at) {
    Set<String> names = new HashSet<>();
    facts.spec().containers().forEach(container -> names.add(container.name()));
    ImmutableList<Container> containers = facts.spec().initContainers();
    for (int i = 0; i < containers.size(); i++) {
      Container container = containers.get(i);
      Field field = at.index(i);
      ContainerValidation.validate(container, facts, field);
      ContainerRestartValidation.validate(container, field);
      if (names.contains(container.name())) {
        field.child("name").duplicate(container.name());
      } else if (!container.name().isEmpty()) {
        names.add(container.name());
      }
      // Init containers run one by one, so each may use the ports of another. Kubernetes reports
      // each as the first of its list.
      HostPorts.unique(ImmutableList.of(container), at);
      initHooksAndProbes(container, facts, field);
    }
  }

  private static void initHooksAndProbes(Container container, PodFacts facts, Field at) {
    if (container.restartPolicy().equals("Always")) {
      hooksAndProbes(container, facts, at);
      return;
    }
    forbid(container.lifecycle() != null, at.child("lifecycle"));
    forbid(container.livenessProbe() != null, at.child("livenessProbe"));
    forbid(container.readinessProbe() != null, at.child("readinessProbe"));
    forbid(container.startupProbe() != null, at.child("startupProbe"));
  }

  private static void forbid(boolean present, Field at) {
    if (present) {
      at.forbidden(SIDECARS_ONLY);
    }
  }

  private static void hooksAndProbes(Container container, PodFacts facts, Field at) {
    LifecycleValidation.validate(container.lifecycle(), facts, at.child("lifecycle"));
    ProbeValidation.mustSucceedOnce(container.livenessProbe(), at.child("livenessProbe"));
    ProbeValidation.readiness(container.readinessProbe(), at.child("readinessProbe"));
    ProbeValidation.mustSucceedOnce(container.startupProbe(), at.child("startupProbe"));
  }
}
