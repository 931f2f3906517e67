package io.gondola.api.autoscaling;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A condition of a HorizontalPodAutoscaler. */
@ApiRecord
public record HorizontalPodAutoscalerCondition(
    String type, String status, @Nullable Instant lastTransitionTime, String reason, String message)
    implements HorizontalPodAutoscalerConditionBuilder.With {

  public static final String ABLE_TO_SCALE = "AbleToScale";
  public static final String SCALING_ACTIVE = "ScalingActive";
  public static final String SCALING_LIMITED = "ScalingLimited";

  public HorizontalPodAutoscalerCondition {
    type = Strings.nullToEmpty(type);
    status = Strings.nullToEmpty(status);
    reason = Strings.nullToEmpty(reason);
    message = Strings.nullToEmpty(message);
  }

  /**
   * The conditions with this one set, in the place that it had. The time of the last transition
   * moves only when the status does.
   */
  public ImmutableList<HorizontalPodAutoscalerCondition> in(
      ImmutableList<HorizontalPodAutoscalerCondition> conditions) {
    ImmutableList.Builder<HorizontalPodAutoscalerCondition> next = ImmutableList.builder();
    boolean found = false;
    for (HorizontalPodAutoscalerCondition before : conditions) {
      boolean same = before.type.equals(type);
      found |= same;
      next.add(same ? after(before) : before);
    }
    return found ? next.build() : next.add(this).build();
  }

  private HorizontalPodAutoscalerCondition after(HorizontalPodAutoscalerCondition before) {
    return before.status.equals(status) ? withLastTransitionTime(before.lastTransitionTime) : this;
  }
}
