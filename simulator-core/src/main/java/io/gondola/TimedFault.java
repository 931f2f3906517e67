package io.gondola;

import static com.google.common.base.Preconditions.checkArgument;

import io.gondola.timeline.VirtualTime;
import java.time.Duration;

/**
 * A fault of a schedule.
 *
 * @param after how much virtual time passes before it, from when the schedule is given
 */
public record TimedFault(Duration after, Fault fault) {

  public TimedFault {
    checkArgument(!after.isNegative(), "after (%s) must not be negative", after);
  }

  /** {@code +5s kill container web of pod app=web}. */
  @Override
  public String toString() {
    return "+" + VirtualTime.format(after) + " " + fault;
  }
}
