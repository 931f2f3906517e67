package io.gondola.kubelet.status;

import io.gondola.api.core.PodCondition;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a condition should say; it becomes one once it is known what it said before. */
public record ConditionVerdict(String type, boolean holds, String reason, String message) {

  static ConditionVerdict yes(String type) {
    return new ConditionVerdict(type, true, "", "");
  }

  static ConditionVerdict no(String type, String reason, String message) {
    return new ConditionVerdict(type, false, reason, message);
  }

  ConditionVerdict as(String otherType) {
    return new ConditionVerdict(otherType, holds, reason, message);
  }

  /** The time of transition moves only with the status; unchanged, the old condition stays. */
  PodCondition after(@Nullable PodCondition before, StatusStamp stamp) {
    String status = holds ? "True" : "False";
    boolean flips = before == null || !before.status().equals(status);
    Instant since = before == null || flips ? stamp.now() : before.lastTransitionTime();
    PodCondition next =
        new PodCondition(type, status, null, since, reason, message, stamp.generation());
    return Objects.equals(next, before) ? before : next;
  }
}
