package io.gondola.apiserver.admission.defaults;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodStatus;
import io.gondola.api.core.Toleration;

/**
 * What the admission plugins that are on by default add to a new pod: its priority, and that it
 * stays for five minutes on a node that does not answer.
 */
final class PodAdmission {

  private static final long TOLERATION_SECONDS = 300;
  private static final ImmutableList<String> NODE_TROUBLES =
      ImmutableList.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

  /** The two priority classes that every cluster has. */
  private static final ImmutableMap<String, Integer> PRIORITIES =
      ImmutableMap.of(
          "system-cluster-critical", 2_000_000_000, "system-node-critical", 2_000_001_000);

  private PodAdmission() {}

  static PodSpec spec(PodSpec spec) {
    PodSpec complete = spec.withTolerations(tolerations(spec.tolerations()));
    if (spec.priority() == null) {
      complete = complete.withPriority(PRIORITIES.getOrDefault(spec.priorityClassName(), 0));
    }
    if (spec.preemptionPolicy().isEmpty()) {
      complete = complete.withPreemptionPolicy("PreemptLowerPriority");
    }
    return Unchanged.or(spec, complete);
  }

  private static ImmutableList<Toleration> tolerations(ImmutableList<Toleration> tolerations) {
    ImmutableList.Builder<Toleration> complete = ImmutableList.builder();
    complete.addAll(tolerations);
    for (String trouble : NODE_TROUBLES) {
      if (tolerations.stream().noneMatch(toleration -> concerns(toleration, trouble))) {
        complete.add(new Toleration(trouble, "Exists", "", "NoExecute", TOLERATION_SECONDS));
      }
    }
    return complete.build();
  }

  /** Looks at key and effect only, as Kubernetes does. */
  private static boolean concerns(Toleration toleration, String key) {
    return (toleration.key().isEmpty() || toleration.key().equals(key))
        && (toleration.effect().isEmpty() || toleration.effect().equals("NoExecute"));
  }

  /** A new pod waits, whatever its manifest says. */
  static Pod withNewStatus(Pod pod) {
    PodStatus status = PodStatus.EMPTY.withPhase("Pending").withQosClass(QosClass.of(pod.spec()));
    return pod.withStatus(status);
  }
}
