package io.gondola.kubelet;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodIP;
import io.gondola.api.core.PodStatus;
import io.gondola.api.core.PodStatusBuilder;
import java.time.Instant;
import java.util.StringJoiner;

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
    ImmutableList.Builder<ContainerStatus> statuses = ImmutableList.builder();
    containers.forEach(container -> statuses.add(container.status()));
    return PodStatusBuilder.builder(before)
        .phase(phase(before.phase()))
        .conditions(conditions(before.conditions(), now))
        .hostIP(hostIp)
        .podIP(ip)
        .podIPs(ip.isEmpty() ? ImmutableList.of() : ImmutableList.of(new PodIP(ip)))
        .startTime(startTime)
        .containerStatuses(statuses.build())
        .build();
  }

  /** Pending as long as a container waits for its first start; nothing leads back there. */
  private String phase(String before) {
    if (before.equals(PodStatus.RUNNING)) {
      return before;
    }
    for (ContainerRun container : containers) {
      if (!container.isRunning()) {
        return PodStatus.PENDING;
      }
    }
    return PodStatus.RUNNING;
  }

  private ImmutableList<PodCondition> conditions(ImmutableList<PodCondition> before, Instant now) {
    String unready = unready();
    PodCondition sandbox =
        ip.isEmpty()
            ? PodCondition.no(PodCondition.READY_TO_START_CONTAINERS, "", "", now)
            : PodCondition.yes(PodCondition.READY_TO_START_CONTAINERS, now);
    return PodCondition.merge(
        before,
        ImmutableList.of(
            sandbox,
            PodCondition.yes(PodCondition.INITIALIZED, now),
            readiness(PodCondition.READY, unready, now),
            readiness(PodCondition.CONTAINERS_READY, unready, now)));
  }

  private static PodCondition readiness(String type, String unready, Instant now) {
    return unready.isEmpty()
        ? PodCondition.yes(type, now)
        : PodCondition.no(
            type, "ContainersNotReady", "containers with unready status: [" + unready + "]", now);
  }

  /** The names of the containers that are not ready. */
  private String unready() {
    StringJoiner names = new StringJoiner(" ");
    for (ContainerRun run : containers) {
      if (!run.ready()) {
        names.add(run.container().name());
      }
    }
    return names.toString();
  }
}
