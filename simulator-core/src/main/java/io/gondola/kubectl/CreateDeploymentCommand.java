package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentBuilder;
import io.gondola.api.apps.DeploymentSpecBuilder;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.ContainerPortBuilder;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.ObjectMetaBuilder;

/** {@code kubectl create deployment NAME --image=IMAGE}. */
final class CreateDeploymentCommand implements Command {

  @Override
  public String summary() {
    return "Create a Deployment of an image.";
  }

  @Override
  public Flags flags() {
    return Flags.of("image= replicas|r= port=");
  }

  @Override
  public void run(Arguments arguments, Session session) {
    String name = Words.exactly(arguments, "NAME");
    if (!arguments.has("image")) {
      throw new KubectlException("required flag(s) \"image\" not set");
    }
    String namespace = arguments.find("namespace").orElse(session.namespace());
    session.attempt(
        "failed to create deployment:",
        () -> {
          session.cluster().create(deployment(name, namespace, arguments));
          session.print("deployment.apps/" + name + " created");
        });
  }

  private static Deployment deployment(String name, String namespace, Arguments arguments) {
    ImmutableSortedMap<String, String> labels = ImmutableSortedMap.of("app", name);
    ImmutableList<Container> containers =
        arguments.values().get("image").stream()
            .map(image -> container(image, arguments.number("port", 0)))
            .collect(ImmutableList.toImmutableList());
    return DeploymentBuilder.builder()
        .metadata(
            ObjectMetaBuilder.builder().name(name).namespace(namespace).labels(labels).build())
        .spec(
            DeploymentSpecBuilder.builder()
                .replicas(arguments.number("replicas", 1))
                .selector(new LabelSelector(labels, ImmutableList.of()))
                .template(
                    new PodTemplateSpec(
                        ObjectMetaBuilder.builder().labels(labels).build(),
                        PodSpecBuilder.builder().containers(containers).build()))
                .build())
        .build();
  }

  private static Container container(String image, int port) {
    ContainerBuilder container = ContainerBuilder.builder().name(containerName(image)).image(image);
    if (port != 0) {
      container.ports(ImmutableList.of(ContainerPortBuilder.builder().containerPort(port).build()));
    }
    return container.build();
  }

  /** The last part of the image's name, without its tag or digest. */
  private static String containerName(String image) {
    return image.substring(image.lastIndexOf('/') + 1).replaceAll("[:@].*", "").replace('_', '-');
  }
}
