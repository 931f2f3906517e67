package io.gondola.rollout;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.IntOrString;
import io.gondola.rollout.RolloutAction.Create;
import io.gondola.rollout.RolloutAction.RollBack;
import io.gondola.rollout.RolloutAction.Scale;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rollout in steps: a share of the pods is new, for a time or until somebody promotes it, then a
 * greater share, and in the end all.
 *
 * <p>The weight is a share of pods, as it is in Argo Rollouts without a traffic router: which part
 * of the requests the new version gets is up to the Service. Between two weights the pods move as
 * in a rolling update. A first rollout has no steps, nor has the return to a ReplicaSet that still
 * has pods: what is known to work need not be tried.
 *
 * @param steps with weights that never decrease; after the last, all pods become new
 * @param maxSurge pods allowed above the Deployment's size, rounded up
 * @param maxUnavailable pods that may be missing from it, rounded down
 */
public record Canary(
    ImmutableList<CanaryStep> steps,
    @Nullable IntOrString maxSurge,
    @Nullable IntOrString maxUnavailable)
    implements RolloutPolicy {

  public Canary {
    for (int i = 1; i < steps.size(); i++) {
      int before = steps.get(i - 1).weight();
      int weight = steps.get(i).weight();
      checkArgument(
          weight >= before, "weight (%s) must not be less than that before (%s)", weight, before);
    }
  }

  /** With a surge of a quarter and no unavailable pods. */
  public static Canary of(CanaryStep... steps) {
    return new Canary(ImmutableList.copyOf(steps), IntOrString.of("25%"), IntOrString.of(0));
  }

  @Override
  public RolloutLimits limits(int replicas) {
    return RolloutLimits.resolve(maxSurge, maxUnavailable, replicas).cappedAt(replicas);
  }

  @Override
  public RolloutDecision decide(RolloutState state) {
    if (skipsSteps(state)) {
      return finish(state);
    }
    RolloutMark mark = state.mark().orElse(RolloutMark.at(0));
    return mark.step() < steps.size() ? step(state, steps.get(mark.step()), mark) : finish(state);
  }

  /** The sizes of the step under way for the new size; only a changed size moves a paused one. */
  @Override
  public RolloutDecision resize(RolloutState state) {
    if (!state.resized()) {
      return RolloutDecision.WAIT;
    }
    return RolloutDecision.of(
        state.recordingAll(Shift.towards(state, newPodsWanted(state), limits(state.replicas()))));
  }

  private int newPodsWanted(RolloutState state) {
    if (state.newReplicaSet() == null) {
      return 0;
    }
    int step = state.mark().map(RolloutMark::step).orElse(0);
    return skipsSteps(state) || step >= steps.size()
        ? state.replicas()
        : steps.get(step).pods(state.replicas());
  }

  private static boolean skipsSteps(RolloutState state) {
    ReplicaSetState newest = state.newReplicaSet();
    boolean hasPods = newest != null && newest.active();
    return hasPods ? state.mark().isEmpty() : state.activeOld().isEmpty();
  }

  private RolloutDecision step(RolloutState state, CanaryStep step, RolloutMark mark) {
    int wanted = step.pods(state.replicas());
    ReplicaSetState newest = state.newReplicaSet();
    if (newest == null) {
      int size = RollingUpdate.grown(state, 0, limits(state.replicas()));
      return RolloutDecision.of(new Create(Math.min(size, wanted))).noting(mark);
    }
    ImmutableList<Scale> scalings = Shift.towards(state, wanted, limits(state.replicas()));
    if (!scalings.isEmpty()) {
      return RolloutDecision.of(scalings).noting(mark);
    }
    boolean reached =
        newest.desired() == wanted
            && newest.available() >= wanted
            && !newest.outdated()
            && state.totalDesired() == state.replicas();
    if (mark.since() == null && !reached) {
      return RolloutDecision.WAIT.noting(mark);
    }
    return pause(state, step, mark.since() == null ? mark.pausedSince(state.now()) : mark);
  }

  private RolloutDecision pause(RolloutState state, CanaryStep step, RolloutMark mark) {
    Duration passed = Duration.between(Objects.requireNonNull(mark.since()), state.now());
    boolean over =
        state.isPromoted(mark.step())
            || (step.pause() != null && passed.compareTo(step.pause()) >= 0);
    if (!over) {
      Duration rest = step.pause() == null ? Duration.ZERO : step.pause().minus(passed);
      return RolloutDecision.WAIT.noting(mark).pausing().thenLookAgainAfter(rest);
    }
    if (state.failsMoreThan(step.maxErrorRate()) && state.stable().isPresent()) {
      String reason =
          "%s at weight %s, more than %s"
              .formatted(
                  state.failures(), step.weight(), RolloutState.percent(step.maxErrorRate()));
      return RolloutDecision.of(new RollBack(state.stable().get().name(), reason));
    }
    RolloutMark next = RolloutMark.at(mark.step() + 1);
    RolloutDecision decision = decide(state.marked(next));
    return decision.mark() == null ? decision.noting(next) : decision;
  }

  private RolloutDecision finish(RolloutState state) {
    ReplicaSetState newest = state.newReplicaSet();
    if (newest == null) {
      return RolloutDecision.of(
          new Create(RollingUpdate.grown(state, 0, limits(state.replicas()))));
    }
    ImmutableList<Scale> scalings =
        Shift.towards(state, state.replicas(), limits(state.replicas()));
    return scalings.isEmpty() ? state.finished() : RolloutDecision.of(scalings);
  }
}
