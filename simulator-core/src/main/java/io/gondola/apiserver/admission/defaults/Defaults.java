package io.gondola.apiserver.admission.defaults;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetStatus;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerStatus;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.Secret;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServiceStatus;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.policy.PodDisruptionBudget;
import io.gondola.api.policy.PodDisruptionBudgetStatus;

/** Completes objects by the defaults of their kind. */
public final class Defaults {

  private Defaults() {}

  /** Defaults that hold whenever an object is written. Pods: see {@link #podSpec}. */
  public static ApiObject of(ApiObject object) {
    if (object instanceof Deployment deployment) {
      return WorkloadDefaults.deployment(deployment);
    } else if (object instanceof ReplicaSet replicaSet) {
      return WorkloadDefaults.replicaSet(replicaSet);
    } else if (object instanceof Service service) {
      return ServiceDefaults.of(service);
    } else if (object instanceof Namespace namespace) {
      return MiscDefaults.namespace(namespace);
    } else if (object instanceof Secret secret) {
      return MiscDefaults.secret(secret);
    } else if (object instanceof Node node) {
      return MiscDefaults.node(node);
    } else if (object instanceof EndpointSlice slice) {
      return MiscDefaults.endpointSlice(slice);
    } else if (object instanceof HorizontalPodAutoscaler autoscaler) {
      return AutoscalerDefaults.of(autoscaler);
    }
    return object;
  }

  /**
   * What the server sets in a new object besides, whatever the manifest says: the first status, and
   * what a Service asks of the cluster's addresses. The object has its defaults.
   */
  public static ApiObject created(ApiObject object) {
    if (object instanceof Deployment deployment) {
      return deployment.withStatus(DeploymentStatus.EMPTY);
    } else if (object instanceof ReplicaSet replicaSet) {
      return replicaSet.withStatus(ReplicaSetStatus.EMPTY);
    } else if (object instanceof Pod pod) {
      return PodAdmission.withNewStatus(pod);
    } else if (object instanceof Service service) {
      return ServiceDefaults.beforeAllocation(service).withStatus(ServiceStatus.EMPTY);
    } else if (object instanceof Namespace namespace) {
      return MiscDefaults.newNamespace(namespace);
    } else if (object instanceof PodDisruptionBudget budget) {
      return budget.withStatus(PodDisruptionBudgetStatus.EMPTY);
    } else if (object instanceof HorizontalPodAutoscaler autoscaler) {
      return autoscaler.withStatus(HorizontalPodAutoscalerStatus.EMPTY);
    }
    return object;
  }

  /** Defaults of a pod's own spec. */
  public static PodSpec podSpec(PodSpec spec) {
    return PodDefaults.spec(spec);
  }

  /** Defaults of a new pod's spec, with what the admission plugins add. */
  public static PodSpec newPodSpec(PodSpec spec) {
    return PodAdmission.spec(PodDefaults.spec(spec));
  }
}
