package io.gondola.examples;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.api.apps.Deployment;
import io.gondola.api.core.Container;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.NamespaceBuilder;
import io.gondola.api.core.PodSpec;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectMetaBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be rolled out, and on what.
 *
 * @param changes the images to set once everything runs; if empty, the first rollout is all
 */
record Plan(ManifestSource source, List<ImageChange> changes, Settings settings) {

  /**
   * The options.
   *
   * @param limit how much simulated time a rollout may take
   */
  record Settings(long seed, int nodes, Duration limit) {}

  Cluster newCluster() {
    return Cluster.of(ClusterConfig.DEFAULT.withSeed(settings.seed()).withNodes(settings.nodes()));
  }

  /**
   * Tries everything on a cluster of its own, in which no time passes: what is refused is refused
   * before the story begins.
   *
   * @throws UsageException with the API server's text
   */
  void rehearse() {
    Cluster cluster = newCluster();
    try {
      apply(cluster);
      for (ImageChange change : changes) {
        setImage(cluster, change);
      }
    } catch (ApiException refused) {
      throw new UsageException(source.name() + ": " + refused.getMessage());
    }
  }

  /** Applies the manifest; namespaces that it takes for granted are created. */
  ImmutableList<ApiObject> apply(Cluster cluster) {
    source.objects().stream()
        .filter(object -> object.resourceType().namespaced())
        .map(object -> object.metadata().namespace())
        .filter(namespace -> !namespace.isEmpty())
        .filter(namespace -> cluster.find(Namespace.TYPE, namespace).isEmpty())
        .filter(namespace -> source.objects().stream().noneMatch(o -> isNamespace(o, namespace)))
        .distinct()
        .forEach(namespace -> cluster.apply(namespace(namespace)));
    return cluster.apply(source.objects());
  }

  /** Sets an image in every Deployment that has the container; gives these. */
  List<Deployment> setImage(Cluster cluster, ImageChange change) {
    List<Deployment> having =
        deployments(cluster).stream()
            .filter(deployment -> has(deployment, change.container()))
            .toList();
    if (having.isEmpty()) {
      throw ApiException.badRequest(
          "unable to find container named \"" + change.container() + "\"");
    }
    return having.stream()
        .map(d -> cluster.setImage(d.key().toString(), change.container(), change.image()))
        .toList();
  }

  /** The manifest's Deployments as they are now. */
  List<Deployment> deployments(Cluster cluster) {
    return source.objects().stream()
        .filter(Deployment.class::isInstance)
        .map(object -> cluster.deployment(nameOf(object)))
        .distinct()
        .toList();
  }

  private static String nameOf(ApiObject object) {
    return object.key().toString();
  }

  private static boolean has(Deployment deployment, String container) {
    PodSpec pod = deployment.spec().template().spec();
    return Stream.concat(pod.containers().stream(), pod.initContainers().stream())
        .map(Container::name)
        .anyMatch(container::equals);
  }

  private static boolean isNamespace(ApiObject object, String name) {
    return object instanceof Namespace && object.name().equals(name);
  }

  private static Namespace namespace(String name) {
    return NamespaceBuilder.builder()
        .metadata(ObjectMetaBuilder.builder().name(name).build())
        .build();
  }
}
