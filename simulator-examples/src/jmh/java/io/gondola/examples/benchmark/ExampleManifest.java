package io.gondola.examples.benchmark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentBuilder;
import io.gondola.api.apps.DeploymentSpecBuilder;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.api.core.PodTemplateSpecBuilder;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServiceBuilder;
import io.gondola.api.core.ServicePortBuilder;
import io.gondola.api.core.ServiceSpecBuilder;
import io.gondola.api.meta.LabelSelectorBuilder;
import io.gondola.api.meta.ObjectMetaBuilder;

/** A plain web server, as an object and as YAML. */
final class ExampleManifest {

  private ExampleManifest() {}

  static String yaml(String name, int replicas) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: %1$s
        spec:
          replicas: %2$s
          selector:
            matchLabels:
              app: %1$s
          template:
            metadata:
              labels:
                app: %1$s
            spec:
              containers:
                - name: web
                  image: web:1
        """
        .formatted(name, replicas);
  }

  /** A Service for the pods of a deployment. */
  static Service service(String deployment) {
    return ServiceBuilder.builder()
        .metadata(ObjectMetaBuilder.builder().name(deployment).build())
        .spec(
            ServiceSpecBuilder.builder()
                .selector(ImmutableSortedMap.of("app", deployment))
                .ports(ImmutableList.of(ServicePortBuilder.builder().port(80).build()))
                .build())
        .build();
  }

  static Deployment deployment(String name, int replicas) {
    ImmutableSortedMap<String, String> labels = ImmutableSortedMap.of("app", name);
    return DeploymentBuilder.builder()
        .metadata(ObjectMetaBuilder.builder().name(name).build())
        .spec(
            DeploymentSpecBuilder.builder()
                .replicas(replicas)
                .selector(LabelSelectorBuilder.builder().matchLabels(labels).build())
                .template(
                    PodTemplateSpecBuilder.builder()
                        .metadata(ObjectMetaBuilder.builder().labels(labels).build())
                        .spec(
                            PodSpecBuilder.builder()
                                .containers(
                                    ImmutableList.of(
                                        ContainerBuilder.builder()
                                            .name("web")
                                            .image("web:1")
                                            .build()))
                                .build())
                        .build())
                .build())
        .build();
  }
}
