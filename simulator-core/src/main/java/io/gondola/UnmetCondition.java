package io.gondola;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ContainerStateWaiting;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Explains why a wait was in vain. */
final class UnmetCondition {

  private static final int LISTED_PODS = 5;

  private UnmetCondition() {}

  static ConditionNotReachedException explain(
      Cluster cluster, Condition condition, Duration limit) {
    ImmutableList.Builder<Fact> facts = ImmutableList.builder();
    facts.add(
        new Fact("expected", condition.description() + " within " + VirtualTime.format(limit)));
    facts.add(new Fact("but was", condition.actual(cluster)));
    facts.add(
        new Fact(
            "at",
            "+%s, event %s"
                .formatted(
                    VirtualTime.format(cluster.elapsed()),
                    cluster.apiServer().simulation().executedEvents())));
    waiting(cluster).limit(LISTED_PODS).forEach(text -> facts.add(new Fact("waiting", text)));
    facts.add(new Fact("replay", "seed " + cluster.config().seed()));
    return new ConditionNotReachedException(facts.build());
  }

  private static Stream<String> waiting(Cluster cluster) {
    return cluster.apiServer().list(Pod.TYPE).stream()
        .flatMap(
            pod -> reason(pod).map(reason -> "pod %s: %s".formatted(pod.key(), reason)).stream());
  }

  /** Why a pod is not ready; empty if it is, or is about to leave. */
  static Optional<String> reason(Pod pod) {
    if (pod.isReady() || !pod.isActive()) {
      return Optional.empty();
    }
    return unschedulable(pod).or(() -> waitingContainer(pod)).or(() -> Optional.of("not ready"));
  }

  private static Optional<String> unschedulable(Pod pod) {
    return pod.status()
        .condition(PodCondition.POD_SCHEDULED)
        .filter(condition -> !condition.isTrue())
        .map(condition -> condition.reason() + ", " + condition.message());
  }

  private static Optional<String> waitingContainer(Pod pod) {
    for (ContainerStatus container : pod.status().containerStatuses()) {
      ContainerStateWaiting waiting =
          container.state() == null ? null : container.state().waiting();
      if (waiting != null) {
        String detail = waiting.message().isEmpty() ? "" : ", " + waiting.message();
        return Optional.of(
            "container %s waits: %s%s".formatted(container.name(), waiting.reason(), detail));
      }
    }
    return Optional.empty();
  }
}
