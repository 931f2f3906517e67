package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.ApiObject;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The pods that objects are or make. */
final class PodSpecs {

  private PodSpecs() {}

  /** Changes the pod spec of an object, wherever it keeps it. */
  static ApiObject change(Cluster cluster, ApiObject object, UnaryOperator<PodSpec> change) {
    String name = object.key().toString();
    if (object instanceof Deployment) {
      return cluster.patch(
          Deployment.TYPE,
          name,
          live -> live.withSpec(live.spec().withTemplate(changed(live.spec().template(), change))));
    }
    if (object instanceof ReplicaSet) {
      return cluster.patch(
          ReplicaSet.TYPE,
          name,
          live -> live.withSpec(live.spec().withTemplate(changed(live.spec().template(), change))));
    }
    if (object instanceof Pod) {
      return cluster.patch(Pod.TYPE, name, live -> live.withSpec(change.apply(live.spec())));
    }
    throw new KubectlException(
        "%s has no containers".formatted(Kind.label(object.resourceType(), object.name())));
  }

  private static PodTemplateSpec changed(PodTemplateSpec template, UnaryOperator<PodSpec> change) {
    return template.withSpec(change.apply(template.spec()));
  }

  /** The spec with another image for a container, or for all where the name is a star. */
  static PodSpec withImage(PodSpec spec, String name, String image) {
    boolean known =
        Stream.concat(spec.initContainers().stream(), spec.containers().stream())
            .anyMatch(container -> isMeant(container, name));
    if (!known) {
      throw new KubectlException("unable to find container named \"%s\"".formatted(name));
    }
    return spec.withContainers(withImage(spec.containers(), name, image))
        .withInitContainers(withImage(spec.initContainers(), name, image));
  }

  private static ImmutableList<Container> withImage(
      ImmutableList<Container> containers, String name, String image) {
    return containers.stream()
        .map(container -> isMeant(container, name) ? container.withImage(image) : container)
        .collect(ImmutableList.toImmutableList());
  }

  private static boolean isMeant(Container container, String name) {
    return name.equals("*") || container.name().equals(name);
  }
}
