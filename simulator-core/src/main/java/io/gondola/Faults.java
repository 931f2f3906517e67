package io.gondola;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiException;
import io.gondola.sim.Activity;
import io.gondola.timeline.Happening;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Things that go wrong because you say so, at once, {@link #after} a while, or from a {@link
 * #schedule}. Each is noted in the timeline.
 *
 * <p>{@link Fault} tells what each does and how targets are named. A target that does not exist is
 * refused at once, but a pod may still come; if it is missing when the fault's time has come, the
 * timeline says so and nothing else happens.
 */
public final class Faults {

  private final FaultTargets targets;
  private final Consumer<Consumer<Faults>> outside;
  private final Duration delay;

  /**
   * @param outside does what comes from outside, so that it is remembered
   */
  Faults(FaultTargets targets, Consumer<Consumer<Faults>> outside) {
    this(targets, outside, Duration.ZERO);
  }

  private Faults(FaultTargets targets, Consumer<Consumer<Faults>> outside, Duration delay) {
    this.targets = targets;
    this.outside = outside;
    this.delay = delay;
  }

  /** The same faults, each a while of virtual time after it is asked for. */
  public Faults after(Duration wait) {
    checkArgument(!wait.isNegative(), "wait (%s) must not be negative", wait);
    return new Faults(targets, outside, wait);
  }

  /** Lets all faults of a schedule happen, each when its time has come. */
  public void schedule(Iterable<TimedFault> faults) {
    ImmutableList<TimedFault> all = ImmutableList.copyOf(faults);
    outside.accept(
        own -> all.forEach(timed -> own.later(delay.plus(timed.after()), timed.fault())));
  }

  /** Lets a fault happen. */
  public void inflict(Fault fault) {
    outside.accept(own -> own.inflict(fault, delay));
  }

  private void inflict(Fault fault, Duration wait) {
    if (wait.isZero()) {
      hit(fault.aim(targets));
    } else {
      later(wait, fault);
    }
  }

  ControlPlane controlPlane() {
    return targets.controlPlane();
  }

  /** Whether what a fault would hit is there. */
  boolean canHit(Fault fault) {
    try {
      fault.aim(targets);
      return true;
    } catch (ApiException missing) {
      return false;
    }
  }

  /** See {@link Fault#crashNode}. */
  public void crashNode(String node) {
    inflict(Fault.crashNode(node));
  }

  /** See {@link Fault#recoverNode}. */
  public void recoverNode(String node) {
    inflict(Fault.recoverNode(node));
  }

  /** See {@link Fault#cutOffNode}. */
  public void cutOffNode(String node) {
    inflict(Fault.cutOffNode(node));
  }

  /** See {@link Fault#reconnectNode}. */
  public void reconnectNode(String node) {
    inflict(Fault.reconnectNode(node));
  }

  /** See {@link Fault#killContainer}. */
  public void killContainer(String pod, String container) {
    inflict(Fault.killContainer(pod, container));
  }

  /** See {@link Fault#killSandbox}. */
  public void killSandbox(String pod) {
    inflict(Fault.killSandbox(pod));
  }

  /** See {@link Fault#failProbes}. */
  public void failProbes(String pod, String container, Duration howLong) {
    inflict(Fault.failProbes(pod, container, howLong));
  }

  /** See {@link Fault#slowPulls}. */
  public void slowPulls(String image, Duration extra, Duration howLong) {
    inflict(Fault.slowPulls(image, extra, howLong));
  }

  /** See {@link Fault#breakPulls}. */
  public void breakPulls(String image, Duration howLong) {
    inflict(Fault.breakPulls(image, howLong));
  }

  /** See {@link Fault#pause}. */
  public void pause(String component, Duration howLong) {
    inflict(Fault.pause(component, howLong));
  }

  /** See {@link Fault#restart}. */
  public void restart(String process, Duration downtime) {
    inflict(Fault.restart(process, downtime));
  }

  /** See {@link Fault#delayWatches}. */
  public void delayWatches(String component, Duration extra, Duration howLong) {
    inflict(Fault.delayWatches(component, extra, howLong));
  }

  /** See {@link Fault#failWrites}. */
  public void failWrites(String component, int writes) {
    inflict(Fault.failWrites(component, writes));
  }

  private void later(Duration wait, Fault fault) {
    fault.check(targets);
    Activity activity = new Activity(FaultTargets.COMPONENT, fault.toString());
    targets.api().simulation().schedule(wait, activity, () -> tryTo(fault));
  }

  private void tryTo(Fault fault) {
    Fault.Hit hit;
    try {
      hit = fault.aim(targets);
    } catch (ApiException missing) {
      hit = new Fault.Hit("", "could not " + fault + ": " + missing.getMessage(), () -> {});
    }
    hit(hit);
  }

  private void hit(Fault.Hit hit) {
    long note = targets.api().timeline().append(new Happening.Note(hit.subject(), hit.text()));
    targets.api().simulation().causedBy(note, hit.effect());
  }

  /** When they happen: {@code Faults[at once]}, {@code Faults[after 5s]}. */
  @Override
  public String toString() {
    return "Faults[%s]"
        .formatted(delay.isZero() ? "at once" : "after " + VirtualTime.format(delay));
  }
}
