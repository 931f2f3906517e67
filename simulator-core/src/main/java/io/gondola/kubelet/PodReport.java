package io.gondola.kubelet;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodIP;
import io.gondola.api.core.PodStatus;
import io.gondola.api.core.PodStatusBuilder;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the kubelet knows of a pod, and the status it makes of that: a pure function.
 *
 * @param ip the pod's address; empty until its sandbox stands
 * @param containers in the order of the spec
 */
record PodReport(
    Instant startTime, String hostIp, String ip, ImmutableList<ContainerRun> containers) {

  /** The status that follows, given the one before; conditions that others set stay. */
  PodStatus status(PodStatus before, Instant now) {
    ImmutableList<ContainerStatus> statuses =
        containers.stream().map(ContainerRun::status).collect(ImmutableList.toImmutableList());
    return PodStatusBuilder.builder(before)
        .phase(phase())
        .conditions(conditions(before.conditions(), now))
        .hostIP(hostIp)
        .podIP(ip)
        .podIPs(ip.isEmpty() ? ImmutableList.of() : ImmutableList.of(new PodIP(ip)))
        .startTime(startTime)
        .containerStatuses(statuses)
        .build();
  }

  /** Pending as long as a container waits for its first start. */
  private String phase() {
    return containers.stream().allMatch(ContainerRun::isRunning)
        ? PodStatus.RUNNING
        : PodStatus.PENDING;
  }

  private ImmutableList<PodCondition> conditions(ImmutableList<PodCondition> before, Instant now) {
    List<String> unready = names(run -> !run.ready());
    String message = "containers with unready status: [%s]".formatted(String.join(" ", unready));
    PodCondition sandbox =
        ip.isEmpty()
            ? PodCondition.no(PodCondition.READY_TO_START_CONTAINERS, "", "", now)
            : PodCondition.yes(PodCondition.READY_TO_START_CONTAINERS, now);
    ImmutableList<PodCondition> next = sandbox.in(before);
    next = PodCondition.yes(PodCondition.INITIALIZED, now).in(next);
    for (String type : List.of(PodCondition.READY, PodCondition.CONTAINERS_READY)) {
      PodCondition readiness =
          unready.isEmpty()
              ? PodCondition.yes(type, now)
              : PodCondition.no(type, "ContainersNotReady", message, now);
      next = readiness.in(next);
    }
    return next;
  }

  private List<String> names(Predicate<ContainerRun> filter) {
    return containers.stream()
        .filter(filter)
        .map(run -> run.container().name())
        .collect(Collectors.toList());
  }
}
