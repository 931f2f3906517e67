package io.gondola.apiserver.admission.defaults;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentSpec;
import io.gondola.api.apps.DeploymentStrategy;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetSpec;
import io.gondola.api.apps.RollingUpdateDeployment;
import io.gondola.api.meta.IntOrString;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Defaults of Deployments and ReplicaSets. An explicit zero is kept. */
final class WorkloadDefaults {

  private static final IntOrString QUARTER = IntOrString.of("25%");

  private WorkloadDefaults() {}

  static Deployment deployment(Deployment deployment) {
    DeploymentSpec spec = deployment.spec();
    DeploymentSpec complete =
        spec.withReplicas(orElse(spec.replicas(), 1))
            .withTemplate(PodSpecDefaults.template(spec.template()))
            .withStrategy(strategy(spec.strategy()))
            .withRevisionHistoryLimit(orElse(spec.revisionHistoryLimit(), 10))
            .withProgressDeadlineSeconds(orElse(spec.progressDeadlineSeconds(), 600));
    return complete.equals(spec) ? deployment : deployment.withSpec(complete);
  }

  private static DeploymentStrategy strategy(DeploymentStrategy strategy) {
    String type = Unchanged.orIfEmpty(strategy.type(), "RollingUpdate");
    if (!type.equals("RollingUpdate")) {
      return strategy;
    }
    RollingUpdateDeployment limits =
        Objects.requireNonNullElse(
            strategy.rollingUpdate(), new RollingUpdateDeployment(null, null));
    return new DeploymentStrategy(
        type,
        new RollingUpdateDeployment(
            Objects.requireNonNullElse(limits.maxUnavailable(), QUARTER),
            Objects.requireNonNullElse(limits.maxSurge(), QUARTER)));
  }

  static ReplicaSet replicaSet(ReplicaSet replicaSet) {
    ReplicaSetSpec spec = replicaSet.spec();
    ReplicaSetSpec complete =
        spec.withReplicas(orElse(spec.replicas(), 1))
            .withTemplate(PodSpecDefaults.template(spec.template()));
    return complete.equals(spec) ? replicaSet : replicaSet.withSpec(complete);
  }

  private static Integer orElse(@Nullable Integer value, int fallback) {
    return Objects.requireNonNullElse(value, fallback);
  }
}
