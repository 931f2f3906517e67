package io.gondola;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Container;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.FieldError;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.Selector;
import io.gondola.apiserver.ApiServer;
import io.gondola.controller.deployment.Promotion;
import io.gondola.controller.deployment.RollbackTarget;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What {@code kubectl scale}, {@code set image} and {@code rollout} do to a Deployment. */
final class DeploymentCommands {

  private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

  private final ApiServer api;

  DeploymentCommands(ApiServer api) {
    this.api = api;
  }

  Deployment scale(ObjectKey key, int replicas) {
    return patch(
        key,
        live -> {
          checkReplicas(key, replicas);
          return live.withSpec(live.spec().withReplicas(replicas));
        });
  }

  /** Scaling goes through a resource of its own, which gives the error its name. */
  private static void checkReplicas(ObjectKey key, int replicas) {
    if (replicas < 0) {
      throw new ApiException(
          Reason.INVALID,
          "Scale.autoscaling \"%s\" is invalid: %s"
              .formatted(
                  key.name(),
                  FieldError.invalid(
                      "spec.replicas", replicas, "must be greater than or equal to 0")));
    }
  }

  Deployment setImage(ObjectKey key, String container, String image) {
    return patchTemplate(
        key, template -> template.withSpec(withImage(template.spec(), container, image)));
  }

  Deployment pause(ObjectKey key) {
    return patch(
        key,
        live -> {
          refuseIf(live.spec().paused(), "deployments.apps \"%s\" is already paused", key.name());
          return live.withSpec(live.spec().withPaused(true));
        });
  }

  Deployment resume(ObjectKey key) {
    return patch(
        key,
        live -> {
          refuseIf(!live.spec().paused(), "deployments.apps \"%s\" is not paused", key.name());
          return live.withSpec(live.spec().withPaused(false));
        });
  }

  Deployment restart(ObjectKey key) {
    String now = api.simulation().now().truncatedTo(ChronoUnit.SECONDS).toString();
    return patch(
        key,
        live -> {
          refuseIf(
              live.spec().paused(),
              "deployments.apps \"%s\" can't restart paused deployment (run rollout resume first)",
              key.name());
          PodTemplateSpec template = live.spec().template();
          refuseIf(
              now.equals(template.metadata().annotations().get(RESTARTED_AT)),
              "failed to create patch for %s: if restart has already been triggered within the past"
                  + " second, please wait before attempting to trigger another",
              key.name());
          return live.withSpec(
              live.spec().withTemplate(withAnnotation(template, RESTARTED_AT, now)));
        });
  }

  Deployment undo(ObjectKey key, long revision) {
    return patch(
        key,
        live -> {
          refuseIf(
              live.spec().paused(),
              "you cannot rollback a paused deployment; resume it first with"
                  + " 'kubectl rollout resume' and try again",
              "");
          ReplicaSet target = target(live, revision);
          return RollbackTarget.isCurrent(live, target)
              ? live
              : RollbackTarget.rolledBack(live, target);
        });
  }

  Deployment promote(ObjectKey key) {
    return patch(
        key,
        live ->
            Promotion.of(live, owned(live))
                .orElseThrow(
                    () ->
                        ApiException.badRequest(
                            "deployments.apps \"%s\" is in no pause that can be ended"
                                .formatted(key.name()))));
  }

  private ImmutableList<ReplicaSet> owned(Deployment deployment) {
    return api
        .list(ReplicaSet.TYPE, deployment.metadata().namespace(), Selector.everything())
        .stream()
        .filter(set -> isOwnedBy(set, deployment))
        .collect(ImmutableList.toImmutableList());
  }

  private ReplicaSet target(Deployment deployment, long revision) {
    return RollbackTarget.find(owned(deployment), revision)
        .orElseThrow(
            () ->
                ApiException.badRequest(
                    revision > 0
                        ? "unable to find specified revision %s in history".formatted(revision)
                        : "no rollout history found for deployment \"%s\""
                            .formatted(deployment.name())));
  }

  private static boolean isOwnedBy(ReplicaSet set, Deployment deployment) {
    return set.metadata()
        .controller()
        .map(owner -> owner.uid().equals(deployment.metadata().uid()))
        .orElse(false);
  }

  private static PodSpec withImage(PodSpec spec, String container, String image) {
    refuseIf(
        !hasContainer(spec.containers(), container)
            && !hasContainer(spec.initContainers(), container),
        "unable to find container named \"%s\"",
        container);
    return spec.withContainers(withImage(spec.containers(), container, image))
        .withInitContainers(withImage(spec.initContainers(), container, image));
  }

  private static boolean hasContainer(ImmutableList<Container> containers, String name) {
    return containers.stream().anyMatch(container -> container.name().equals(name));
  }

  private static ImmutableList<Container> withImage(
      ImmutableList<Container> containers, String name, String image) {
    return containers.stream()
        .map(container -> container.name().equals(name) ? container.withImage(image) : container)
        .collect(ImmutableList.toImmutableList());
  }

  private static PodTemplateSpec withAnnotation(
      PodTemplateSpec template, String name, String value) {
    TreeMap<String, String> annotations = new TreeMap<>(template.metadata().annotations());
    annotations.put(name, value);
    return template.withMetadata(
        template.metadata().withAnnotations(ImmutableSortedMap.copyOf(annotations)));
  }

  private static void refuseIf(boolean wrong, String message, String name) {
    if (wrong) {
      throw ApiException.badRequest(message.formatted(name));
    }
  }

  private Deployment patch(ObjectKey key, UnaryOperator<Deployment> change) {
    return api.patch(Deployment.TYPE, key, change);
  }

  private Deployment patchTemplate(ObjectKey key, UnaryOperator<PodTemplateSpec> change) {
    return patch(
        key, live -> live.withSpec(live.spec().withTemplate(change.apply(live.spec().template()))));
  }
}
