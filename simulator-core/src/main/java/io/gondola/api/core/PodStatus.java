package io.gondola.api.core;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import io.gondola.api.meta.RawFields;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the kubelet and the scheduler say of a pod. */
@ApiRecord
public record PodStatus(
    long observedGeneration,
    String phase,
    ImmutableList<PodCondition> conditions,
    String message,
    String reason,
    String hostIP,
    String podIP,
    ImmutableList<PodIP> podIPs,
    @Nullable Instant startTime,
    ImmutableList<ContainerStatus> initContainerStatuses,
    ImmutableList<ContainerStatus> containerStatuses,
    String qosClass,
    String nominatedNodeName,
    RawFields other)
    implements PodStatusBuilder.With {

  public static final String PENDING = "Pending";
  public static final String RUNNING = "Running";
  public static final String SUCCEEDED = "Succeeded";
  public static final String FAILED = "Failed";
  public static final String UNKNOWN = "Unknown";

  /** Nothing set. */
  public static final PodStatus EMPTY = PodStatusBuilder.builder().build();

  public PodStatus {
    phase = Strings.nullToEmpty(phase);
    conditions = OrEmpty.list(conditions);
    message = Strings.nullToEmpty(message);
    reason = Strings.nullToEmpty(reason);
    hostIP = Strings.nullToEmpty(hostIP);
    podIP = Strings.nullToEmpty(podIP);
    podIPs = OrEmpty.list(podIPs);
    initContainerStatuses = OrEmpty.list(initContainerStatuses);
    containerStatuses = OrEmpty.list(containerStatuses);
    qosClass = Strings.nullToEmpty(qosClass);
    nominatedNodeName = Strings.nullToEmpty(nominatedNodeName);
    other = RawFields.orEmpty(other);
  }

  /** The condition of a type, if the pod has it. */
  public Optional<PodCondition> condition(String type) {
    for (PodCondition condition : conditions) {
      if (condition.type().equals(type)) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }
}
