package io.gondola.apiserver.admission.defaults;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerPort;
import io.gondola.api.core.EnvVar;
import io.gondola.api.core.ResourceRequirements;
import io.gondola.api.meta.Quantity;
import io.gondola.api.meta.RawFields;

/** Defaults of a container, wherever it stands. */
final class ContainerDefaults {

  /** The API keeps no smaller parts of a resource than thousandths. */
  private static final int MILLI = -3;

  private ContainerDefaults() {}

  static Container of(Container container) {
    Container complete =
        container
            .withPorts(Unchanged.orMapped(container.ports(), ContainerDefaults::port))
            .withEnv(Unchanged.orMapped(container.env(), ContainerDefaults::variable))
            .withResources(resources(container.resources()))
            .withLivenessProbe(ProbeDefaults.probe(container.livenessProbe()))
            .withReadinessProbe(ProbeDefaults.probe(container.readinessProbe()))
            .withStartupProbe(ProbeDefaults.probe(container.startupProbe()))
            .withLifecycle(ProbeDefaults.lifecycle(container.lifecycle()))
            .withTerminationMessagePath(
                Unchanged.orIfEmpty(container.terminationMessagePath(), "/dev/termination-log"))
            .withTerminationMessagePolicy(
                Unchanged.orIfEmpty(container.terminationMessagePolicy(), "File"))
            .withImagePullPolicy(
                Unchanged.orIfEmpty(
                    container.imagePullPolicy(), ImageName.pullPolicy(container.image())));
    return Unchanged.or(container, complete);
  }

  private static ContainerPort port(ContainerPort port) {
    return port.protocol().isEmpty() ? port.withProtocol("TCP") : port;
  }

  private static EnvVar variable(EnvVar variable) {
    RawFields source = variable.valueFrom();
    return source == null
        ? variable
        : variable.withValueFrom(RawDefaults.set(source, "v1", "fieldRef", "apiVersion"));
  }

  private static ResourceRequirements resources(ResourceRequirements resources) {
    return resources
        .withLimits(rounded(resources.limits()))
        .withRequests(rounded(resources.requests()));
  }

  static ImmutableSortedMap<String, Quantity> rounded(
      ImmutableSortedMap<String, Quantity> amounts) {
    ImmutableSortedMap.Builder<String, Quantity> rounded = ImmutableSortedMap.naturalOrder();
    amounts.forEach((resource, amount) -> rounded.put(resource, amount.roundUp(MILLI)));
    return rounded.buildOrThrow();
  }
}
