package io.gondola.rollout;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.gondola.rollout.RolloutAction.Create;
import io.gondola.rollout.RolloutAction.Scale;
import io.gondola.rollout.RolloutAction.Switch;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A whole second set of pods beside the first, and a switch from one to the other.
 *
 * <p>The switch is the selector of a Service, which is narrowed to the {@code pod-template-hash} of
 * one ReplicaSet, as Argo Rollouts does it: until then the new pods are ready and get no request
 * through that Service. The old pods stay for a time, so that going back is but another switch.
 *
 * @param activeService the Service whose selector is switched
 * @param keepOld how long the old pods stay after the switch; Argo's default is 30 s
 * @param autoPromote if false, somebody has to promote the rollout before it switches
 */
public record BlueGreen(String activeService, Duration keepOld, boolean autoPromote)
    implements RolloutPolicy {

  private static final Duration KEEP_OLD = Duration.ofSeconds(30);
  private static final RolloutMark COMING_UP = RolloutMark.at(0);
  private static final RolloutMark SWITCHED = RolloutMark.at(1);

  public BlueGreen {
    checkArgument(!activeService.isEmpty(), "activeService must not be empty");
    checkArgument(!keepOld.isNegative(), "keepOld (%s) must not be negative", keepOld);
  }

  /** Switches by itself and keeps the old pods for 30 s. */
  public static BlueGreen of(String activeService) {
    return new BlueGreen(activeService, KEEP_OLD, true);
  }

  /** Twice the pods, and never fewer than wanted. */
  @Override
  public RolloutLimits limits(int replicas) {
    return new RolloutLimits(replicas, 0);
  }

  @Override
  public RolloutDecision decide(RolloutState state) {
    ReplicaSetState newest = state.newReplicaSet();
    if (newest != null && isServing(state, newest)) {
      return drop(state, newest);
    }
    if (state.activeReplicaSet().isEmpty() && state.stable().isPresent()) {
      // A Service that selects all pods would send requests to new ones as soon as they are ready.
      return RolloutDecision.of(new Switch(state.stable().get().name()));
    }
    if (newest == null || newest.desired() != state.replicas()) {
      return bringUp(state, newest);
    }
    return newest.available() >= state.replicas() && !newest.outdated()
        ? bringIn(state, newest)
        : RolloutDecision.of(Resizing.toZero(strays(state)));
  }

  /** Every set that serves, or is to serve, takes the new size. */
  @Override
  public RolloutDecision resize(RolloutState state) {
    if (!state.resized()) {
      return RolloutDecision.WAIT;
    }
    ImmutableList<ReplicaSetState> strays = strays(state);
    return RolloutDecision.of(
        Resizing.active(state).stream()
            .map(set -> new Scale(set.name(), strays.contains(set) ? 0 : state.replicas()))
            .collect(ImmutableList.toImmutableList()));
  }

  /** Not while pods that are leaving take up the room, if they count. */
  private RolloutDecision bringUp(RolloutState state, @Nullable ReplicaSetState newest) {
    ImmutableList<ReplicaSetState> strays = strays(state);
    if (!strays.isEmpty()) {
      return RolloutDecision.of(Resizing.toZero(strays));
    }
    int growth = state.replicas() - (newest == null ? 0 : newest.desired());
    boolean lingering = state.totalOccupied() > state.totalDesired();
    int ceiling = limits(state.replicas()).ceiling(state.replicas());
    if (lingering && state.totalOccupied() + growth > ceiling) {
      return RolloutDecision.WAIT;
    }
    if (newest == null) {
      return RolloutDecision.of(new Create(state.replicas())).noting(COMING_UP);
    }
    RolloutDecision scaled = RolloutDecision.of(new Scale(newest.name(), state.replicas()));
    return newest.active() ? scaled : scaled.noting(COMING_UP);
  }

  /** The return to a set that still has pods never waits for anybody. */
  private RolloutDecision bringIn(RolloutState state, ReplicaSetState newest) {
    RolloutMark mark = state.mark().orElse(COMING_UP);
    boolean waits = !autoPromote && newest.mark() != null && state.stable().isPresent();
    if (waits && !state.isPromoted(COMING_UP.step())) {
      return RolloutDecision.WAIT
          .noting(mark.since() == null ? mark.pausedSince(state.now()) : mark)
          .pausing();
    }
    return RolloutDecision.of(new Switch(newest.name()))
        .noting(SWITCHED.pausedSince(state.now()))
        .thenLookAgainAfter(keepOld);
  }

  private RolloutDecision drop(RolloutState state, ReplicaSetState newest) {
    if (newest.desired() != state.replicas()) {
      return RolloutDecision.of(new Scale(newest.name(), state.replicas()));
    }
    if (state.activeOld().isEmpty()) {
      return state.finished();
    }
    RolloutMark mark =
        state
            .mark()
            .filter(known -> known.step() == SWITCHED.step() && known.since() != null)
            .orElse(SWITCHED.pausedSince(state.now()));
    Duration rest =
        keepOld.minus(Duration.between(Objects.requireNonNull(mark.since()), state.now()));
    // Pods lost since the switch are a reason to keep the old ones.
    if (rest.isNegative() || rest.isZero()) {
      return newest.available() >= state.replicas() && !newest.outdated()
          ? RolloutDecision.of(Resizing.toZero(state.activeOld())).noting(mark)
          : RolloutDecision.WAIT.noting(mark);
    }
    return RolloutDecision.WAIT.noting(mark).pausing().thenLookAgainAfter(rest);
  }

  private static boolean isServing(RolloutState state, ReplicaSetState set) {
    return state.activeReplicaSet().equals(set.name());
  }

  /** Old sets of rollouts that never came to their switch. */
  private static ImmutableList<ReplicaSetState> strays(RolloutState state) {
    String kept =
        state.activeReplicaSet().isEmpty()
            ? state.stable().map(ReplicaSetState::name).orElse("")
            : state.activeReplicaSet();
    return state.activeOld().stream()
        .filter(set -> !set.name().equals(kept))
        .collect(ImmutableList.toImmutableList());
  }
}
