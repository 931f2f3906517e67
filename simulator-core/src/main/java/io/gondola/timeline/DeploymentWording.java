package io.gondola.timeline;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentCondition;
import io.gondola.api.apps.DeploymentSpec;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.core.Container;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what became of a Deployment. */
final class DeploymentWording {

  private static final String REVISION = "deployment.kubernetes.io/revision";

  private DeploymentWording() {}

  static String of(Deployment before, Deployment after) {
    return spec(before.spec(), after.spec())
        .or(() -> revision(before, after))
        .orElseGet(() -> status(before.status(), after.status()));
  }

  private static Optional<String> spec(DeploymentSpec before, DeploymentSpec after) {
    if (!before.template().equals(after.template())) {
      String images = images(before, after);
      return Optional.of(images.isEmpty() ? "got a new template" : "got " + images);
    }
    if (before.desiredReplicas() != after.desiredReplicas()) {
      return Optional.of(
          "was scaled from " + before.desiredReplicas() + " to " + after.desiredReplicas());
    }
    if (before.paused() != after.paused()) {
      return Optional.of(after.paused() ? "was paused" : "was resumed");
    }
    return Optional.empty();
  }

  /** {@code image nginx:2 for web}; empty if no container of the old template has another image. */
  private static String images(DeploymentSpec before, DeploymentSpec after) {
    List<Container> known = before.template().spec().containers();
    return after.template().spec().containers().stream()
        .filter(container -> known.stream().anyMatch(old -> hasOtherImage(old, container)))
        .map(container -> "image " + container.image() + " for " + container.name())
        .collect(Collectors.joining(", "));
  }

  private static boolean hasOtherImage(Container old, Container now) {
    return old.name().equals(now.name()) && !old.image().equals(now.image());
  }

  private static Optional<String> revision(Deployment before, Deployment after) {
    String now = after.metadata().annotations().getOrDefault(REVISION, "");
    boolean same = now.equals(before.metadata().annotations().getOrDefault(REVISION, ""));
    return same || now.isEmpty() ? Optional.empty() : Optional.of("got revision " + now);
  }

  private static String status(DeploymentStatus before, DeploymentStatus after) {
    return new CountChanges()
        .addPods(before.replicas(), after.replicas())
        .add("updated", before.updatedReplicas(), after.updatedReplicas())
        .addReadiness(
            before.readyReplicas(),
            after.readyReplicas(),
            before.availableReplicas(),
            after.availableReplicas())
        .or("has ", conditions(before, after));
  }

  /** The condition that changed, in Kubernetes' words. */
  private static String conditions(DeploymentStatus before, DeploymentStatus after) {
    return after.conditions().stream()
        .filter(condition -> before.conditions().stream().noneMatch(old -> same(old, condition)))
        .findFirst()
        .map(c -> "is " + c.type() + "=" + c.status() + ", " + c.reason())
        .orElse("reported its status");
  }

  private static boolean same(DeploymentCondition old, DeploymentCondition now) {
    return old.type().equals(now.type())
        && old.status().equals(now.status())
        && old.reason().equals(now.reason());
  }
}
