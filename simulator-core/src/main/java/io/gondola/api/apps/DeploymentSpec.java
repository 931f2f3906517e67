package io.gondola.api.apps;

import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.LabelSelector;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The wanted state of a Deployment. */
@ApiRecord
public record DeploymentSpec(
    @Nullable Integer replicas,
    @Nullable LabelSelector selector,
    PodTemplateSpec template,
    DeploymentStrategy strategy,
    int minReadySeconds,
    @Nullable Integer revisionHistoryLimit,
    boolean paused,
    @Nullable Integer progressDeadlineSeconds)
    implements DeploymentSpecBuilder.With {

  /** Nothing set. */
  public static final DeploymentSpec EMPTY = DeploymentSpecBuilder.builder().build();

  public DeploymentSpec {
    template = Objects.requireNonNullElse(template, PodTemplateSpec.EMPTY);
    strategy = Objects.requireNonNullElse(strategy, DeploymentStrategy.EMPTY);
  }

  /** How many pods are wanted: one where {@code replicas} is not set, as defaulting has it. */
  public int desiredReplicas() {
    return replicas == null ? 1 : replicas;
  }
}
