package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentBuilder;
import io.gondola.api.apps.DeploymentSpec;
import io.gondola.api.apps.DeploymentSpecBuilder;
import io.gondola.api.apps.DeploymentStrategyBuilder;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetBuilder;
import io.gondola.api.apps.ReplicaSetSpecBuilder;
import io.gondola.api.apps.ReplicaSetStatusBuilder;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.core.PodTemplateSpecBuilder;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.LabelSelectorBuilder;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.OwnerReference;
import java.time.Instant;
import java.util.Map;

/** Deployments and ReplicaSets for tests. */
final class Workloads {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Workloads() {}

  /** A Deployment {@code web} of three pods with defaults as the API server sets them. */
  static Deployment deployment() {
    DeploymentSpec spec =
        DeploymentSpecBuilder.builder()
            .replicas(3)
            .selector(selector("app", "web"))
            .template(template("web:1"))
            .strategy(DeploymentStrategyBuilder.builder().type("RollingUpdate").build())
            .revisionHistoryLimit(10)
            .progressDeadlineSeconds(600)
            .build();
    return DeploymentBuilder.builder().metadata(meta("web", "web-uid")).spec(spec).build();
  }

  static LabelSelector selector(String label, String value) {
    return LabelSelectorBuilder.builder().matchLabels(ImmutableSortedMap.of(label, value)).build();
  }

  static ObjectMeta meta(String name, String uid) {
    return ObjectMetaBuilder.builder().name(name).namespace("default").uid(uid).build();
  }

  static PodTemplateSpec template(String image) {
    return PodTemplateSpecBuilder.builder()
        .metadata(ObjectMetaBuilder.builder().labels(ImmutableSortedMap.of("app", "web")).build())
        .spec(
            PodSpecBuilder.builder()
                .containers(
                    ImmutableList.of(ContainerBuilder.builder().name("web").image(image).build()))
                .build())
        .build();
  }

  /** A ReplicaSet of the given age rank, 0 being the oldest, with all its pods available. */
  static ReplicaSet set(String name, int age, int replicas) {
    return ReplicaSetBuilder.builder()
        .metadata(meta(name, name + "-uid").withCreationTimestamp(START.plusSeconds(age)))
        .spec(ReplicaSetSpecBuilder.builder().replicas(replicas).template(template(name)).build())
        .status(
            ReplicaSetStatusBuilder.builder()
                .replicas(replicas)
                .readyReplicas(replicas)
                .availableReplicas(replicas)
                .build())
        .build();
  }

  static ReplicaSet withRevision(ReplicaSet set, String revision) {
    return withAnnotations(set, Map.of(DeploymentAnnotations.REVISION, revision));
  }

  static ReplicaSet withAnnotations(ReplicaSet set, Map<String, String> annotations) {
    return set.withMetadata(set.metadata().withAnnotations(ImmutableSortedMap.copyOf(annotations)));
  }

  static Deployment withAnnotations(Deployment deployment, Map<String, String> annotations) {
    return deployment.withMetadata(
        deployment.metadata().withAnnotations(ImmutableSortedMap.copyOf(annotations)));
  }

  static ReplicaSet ownedBy(ReplicaSet set, Deployment owner) {
    return set.withMetadata(
        set.metadata().withOwnerReferences(ImmutableList.of(OwnerReference.toController(owner))));
  }
}
