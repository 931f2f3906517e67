package io.gondola.controller.autoscaling;

import io.gondola.api.autoscaling.HorizontalPodAutoscalerCondition;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerStatus;
import java.time.Instant;

/** A status that is put together in the course of one look at an autoscaler. */
final class AutoscalerStatus {

  private final Instant now;
  private HorizontalPodAutoscalerStatus status;

  AutoscalerStatus(HorizontalPodAutoscalerStatus before, Instant now) {
    this.status = before;
    this.now = now;
  }

  HorizontalPodAutoscalerStatus get() {
    return status;
  }

  void set(HorizontalPodAutoscalerStatus next) {
    status = next;
  }

  void ableToScale(boolean able, String reason, String message) {
    condition(HorizontalPodAutoscalerCondition.ABLE_TO_SCALE, able, reason, message);
  }

  void scalingActive(boolean active, String reason, String message) {
    condition(HorizontalPodAutoscalerCondition.SCALING_ACTIVE, active, reason, message);
  }

  void scalingLimited(boolean limited, String reason, String message) {
    condition(HorizontalPodAutoscalerCondition.SCALING_LIMITED, limited, reason, message);
  }

  private void condition(String type, boolean holds, String reason, String message) {
    HorizontalPodAutoscalerCondition condition =
        new HorizontalPodAutoscalerCondition(type, holds ? "True" : "False", now, reason, message);
    status = status.withConditions(condition.in(status.conditions()));
  }
}
