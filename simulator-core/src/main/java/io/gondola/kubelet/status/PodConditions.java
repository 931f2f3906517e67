package io.gondola.kubelet.status;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodReadinessGate;
import io.gondola.api.core.PodStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions that a kubelet gives a pod. Those of others stay as they are. */
public final class PodConditions {

  private PodConditions() {}

  /**
   * All conditions of a pod, in the order that a kubelet writes them: those of others, then its
   * own. Returns the list before, if none changes.
   *
   * @param sandboxReady whether the sandbox runs and has an address
   */
  public static ImmutableList<PodCondition> of(
      PodContainers pod,
      String phase,
      boolean sandboxReady,
      ImmutableList<PodCondition> before,
      StatusStamp stamp) {
    ConditionVerdict containers = containersReady(pod, phase);
    ImmutableList<ConditionVerdict> own =
        ImmutableList.of(
            readyToStartContainers(sandboxReady),
            initialized(pod, phase),
            ready(pod, containers, before),
            containers,
            ConditionVerdict.yes(PodCondition.POD_SCHEDULED));
    ImmutableList.Builder<PodCondition> next = ImmutableList.builder();
    for (PodCondition condition : before) {
      if (!isOurs(condition, own)) {
        next.add(condition);
      }
    }
    for (ConditionVerdict verdict : own) {
      next.add(verdict.after(find(before, verdict.type()), stamp));
    }
    ImmutableList<PodCondition> conditions = next.build();
    return conditions.equals(before) ? before : conditions;
  }

  static ConditionVerdict readyToStartContainers(boolean sandboxReady) {
    String type = PodCondition.READY_TO_START_CONTAINERS;
    return sandboxReady ? ConditionVerdict.yes(type) : ConditionVerdict.no(type, "", "");
  }

  /** A started app container proves that initialization was complete, whatever came later. */
  static ConditionVerdict initialized(PodContainers pod, String phase) {
    String type = PodCondition.INITIALIZED;
    NotYet notYet = new NotYet();
    for (Container container : pod.spec().initContainers()) {
      ContainerStatus status = pod.initStatus(container);
      boolean done =
          status != null
              && (container.isSidecar() ? Boolean.TRUE.equals(status.started()) : status.ready());
      notYet.add(container, status, done);
    }
    if (phase.equals(PodStatus.SUCCEEDED) && notYet.unknown.isEmpty()) {
      return new ConditionVerdict(type, true, "PodCompleted", "");
    }
    return pod.mainStarted() || notYet.isEmpty()
        ? ConditionVerdict.yes(type)
        : ConditionVerdict.no(type, "ContainersNotInitialized", notYet.message("incomplete"));
  }

  /** App containers and native sidecars alike must be ready. */
  static ConditionVerdict containersReady(PodContainers pod, String phase) {
    String type = PodCondition.CONTAINERS_READY;
    if (phase.equals(PodStatus.FAILED)) {
      return ConditionVerdict.no(type, "PodFailed", "");
    }
    NotYet notYet = new NotYet();
    for (Container container : pod.spec().initContainers()) {
      if (container.isSidecar()) {
        notYet.add(container, pod.initStatus(container));
      }
    }
    for (Container container : pod.spec().containers()) {
      notYet.add(container, pod.mainStatus(container));
    }
    if (phase.equals(PodStatus.SUCCEEDED) && notYet.unknown.isEmpty()) {
      return ConditionVerdict.no(type, "PodCompleted", "");
    }
    return notYet.isEmpty()
        ? ConditionVerdict.yes(type)
        : ConditionVerdict.no(type, "ContainersNotReady", notYet.message("unready"));
  }

  /** Containers outrank readiness gates: their reason and message are the pod's. */
  static ConditionVerdict ready(
      PodContainers pod, ConditionVerdict containers, ImmutableList<PodCondition> before) {
    if (!containers.holds()) {
      return containers.as(PodCondition.READY);
    }
    List<String> closed = new ArrayList<>();
    for (PodReadinessGate gate : pod.spec().readinessGates()) {
      String type = gate.conditionType();
      PodCondition condition = find(before, type);
      if (condition == null) {
        closed.add(
            "corresponding condition of pod readiness gate \"%s\" does not exist.".formatted(type));
      } else if (!condition.isTrue()) {
        closed.add(
            "the status of pod readiness gate \"%s\" is not \"True\", but %s"
                .formatted(type, condition.status()));
      }
    }
    return closed.isEmpty()
        ? ConditionVerdict.yes(PodCondition.READY)
        : ConditionVerdict.no(
            PodCondition.READY, "ReadinessGatesNotReady", String.join(", ", closed));
  }

  private static boolean isOurs(PodCondition condition, List<ConditionVerdict> own) {
    for (ConditionVerdict verdict : own) {
      if (verdict.type().equals(condition.type())) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable PodCondition find(ImmutableList<PodCondition> conditions, String type) {
    for (PodCondition condition : conditions) {
      if (condition.type().equals(type)) {
        return condition;
      }
    }
    return null;
  }
}
