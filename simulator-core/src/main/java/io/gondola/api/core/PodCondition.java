package io.gondola.api.core;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition of a pod; {@code lastTransitionTime} moves only when {@code status} does. */
@ApiRecord
public record PodCondition(
    String type,
    String status,
    @Nullable Instant lastProbeTime,
    @Nullable Instant lastTransitionTime,
    String reason,
    String message,
    long observedGeneration)
    implements PodConditionBuilder.With {

  public static final String POD_SCHEDULED = "PodScheduled";
  public static final String READY_TO_START_CONTAINERS = "PodReadyToStartContainers";
  public static final String INITIALIZED = "Initialized";
  public static final String CONTAINERS_READY = "ContainersReady";
  public static final String READY = "Ready";
  public static final String DISRUPTION_TARGET = "DisruptionTarget";

  public PodCondition {
    type = Strings.nullToEmpty(type);
    status = Strings.nullToEmpty(status);
    reason = Strings.nullToEmpty(reason);
    message = Strings.nullToEmpty(message);
  }

  /** A condition that is True from now on; see {@link #in} for what "from now on" means. */
  public static PodCondition yes(String type, Instant now) {
    return new PodCondition(type, "True", null, now, "", "", 0);
  }

  /** A condition that is False, and why. */
  public static PodCondition no(String type, String reason, String message, Instant now) {
    return new PodCondition(type, "False", null, now, reason, message, 0);
  }

  /**
   * The conditions of a pod with this one set, in the place that it had. The time of the last
   * transition moves only when the status does.
   */
  public ImmutableList<PodCondition> in(ImmutableList<PodCondition> conditions) {
    return merge(conditions, ImmutableList.of(this));
  }

  /** As {@link #in}, for several at once. */
  public static ImmutableList<PodCondition> merge(
      ImmutableList<PodCondition> conditions, ImmutableList<PodCondition> changes) {
    List<PodCondition> next = new ArrayList<>(conditions.size() + changes.size());
    next.addAll(conditions);
    for (PodCondition change : changes) {
      change.setIn(next);
    }
    return ImmutableList.copyOf(next);
  }

  private void setIn(List<PodCondition> conditions) {
    for (int i = 0; i < conditions.size(); i++) {
      if (conditions.get(i).type.equals(type)) {
        conditions.set(i, after(conditions.get(i)));
        return;
      }
    }
    conditions.add(this);
  }

  private PodCondition after(PodCondition before) {
    return before.status.equals(status) ? withLastTransitionTime(before.lastTransitionTime) : this;
  }

  /** Whether the status is {@code True}. */
  public boolean isTrue() {
    return status.equals("True");
  }
}
