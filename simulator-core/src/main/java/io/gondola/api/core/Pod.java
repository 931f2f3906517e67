package io.gondola.api.core;

import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ResourceType;
import java.util.Objects;

/** A pod: containers that share one network namespace and volumes, on one node. */
@ApiRecord
public record Pod(ObjectMeta metadata, PodSpec spec, PodStatus status)
    implements ApiObject, PodBuilder.With {

  /** The Pod resource of v1. */
  public static final ResourceType<Pod> TYPE =
      new ResourceType<>("v1", "Pod", "pods", true, Pod.class);

  public Pod {
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    spec = Objects.requireNonNullElse(spec, PodSpec.EMPTY);
    status = Objects.requireNonNullElse(status, PodStatus.EMPTY);
  }

  @Override
  public ResourceType<Pod> resourceType() {
    return TYPE;
  }

  @Override
  public Pod withMetadata(ObjectMeta metadata) {
    return new Pod(metadata, spec, status);
  }

  /** Whether the pod has ended for good: nothing leads out of Succeeded and Failed. */
  public boolean isTerminal() {
    return status.phase().equals(PodStatus.SUCCEEDED) || status.phase().equals(PodStatus.FAILED);
  }

  /** Whether the pod has been told to stop. */
  public boolean isTerminating() {
    return metadata.deletionTimestamp() != null;
  }

  /** Whether the pod neither ended nor was told to stop: only such pods count as replicas. */
  public boolean isActive() {
    return !isTerminal() && !isTerminating();
  }

  /** Whether its Ready condition is True. */
  public boolean isReady() {
    return status.condition(PodCondition.READY).map(PodCondition::isTrue).orElse(false);
  }

  /** {@code Pod[default/web-1, Running, 1/1 ready, node-1]}. */
  @Override
  public String toString() {
    long ready = status.containerStatuses().stream().filter(ContainerStatus::ready).count();
    String node = spec.nodeName().isEmpty() ? "no node yet" : spec.nodeName();
    return "Pod[%s, %s, %s/%s ready, %s%s]"
        .formatted(
            key(),
            status.phase(),
            ready,
            spec.containers().size(),
            node,
            isTerminating() ? ", leaving" : "");
  }
}
