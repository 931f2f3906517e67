package io.gondola.api.meta;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A condition of an object, in the form that newer kinds share. */
@ApiRecord
public record Condition(
    String type,
    String status,
    long observedGeneration,
    @Nullable Instant lastTransitionTime,
    String reason,
    String message)
    implements ConditionBuilder.With {

  public Condition {
    type = Strings.nullToEmpty(type);
    status = Strings.nullToEmpty(status);
    reason = Strings.nullToEmpty(reason);
    message = Strings.nullToEmpty(message);
  }

  /**
   * The conditions with this one set, in the place that it had. The time of the last transition
   * moves only when the status does.
   */
  public ImmutableList<Condition> in(ImmutableList<Condition> conditions) {
    ImmutableList.Builder<Condition> next = ImmutableList.builder();
    boolean found = false;
    for (Condition before : conditions) {
      boolean same = before.type.equals(type);
      found |= same;
      next.add(same ? after(before) : before);
    }
    return found ? next.build() : next.add(this).build();
  }

  private Condition after(Condition before) {
    return before.status.equals(status) ? withLastTransitionTime(before.lastTransitionTime) : this;
  }

  /** Whether the status is {@code True}. */
  public boolean isTrue() {
    return status.equals("True");
  }
}
