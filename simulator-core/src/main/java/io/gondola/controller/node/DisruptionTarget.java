package io.gondola.controller.node;

import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodConditionBuilder;
import io.gondola.api.core.PodStatus;
import io.gondola.api.meta.ApiObject;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/** Why a pod has to go that did nothing wrong: a condition that it gets before it is deleted. */
record DisruptionTarget(String reason, String message) {

  /**
   * Marks a pod, unless it is gone.
   *
   * @param phase the phase that it gets
   */
  void mark(ApiServer api, Pod pod, Function<Pod, String> phase) {
    PodCondition condition =
        PodConditionBuilder.builder()
            .type(PodCondition.DISRUPTION_TARGET)
            .status("True")
            .reason(reason)
            .message(message)
            .lastTransitionTime(api.simulation().now().truncatedTo(ChronoUnit.SECONDS))
            .build();
    live(api, pod)
        .ifPresent(
            live -> {
              PodStatus status = live.status();
              api.updateStatus(
                  live.withStatus(
                      status
                          .withPhase(phase.apply(live))
                          .withConditions(condition.in(status.conditions()))));
            });
  }

  /** Deletes a pod, unless it is gone. */
  void delete(ApiServer api, Pod pod, DeleteOptions options) {
    live(api, pod).map(ApiObject::key).ifPresent(key -> api.delete(Pod.TYPE, key, options));
  }

  private static Optional<Pod> live(ApiServer api, Pod pod) {
    return api.find(Pod.TYPE, pod.key())
        .filter(live -> live.metadata().uid().equals(pod.metadata().uid()));
  }
}
