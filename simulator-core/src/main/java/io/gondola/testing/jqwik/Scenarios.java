package io.gondola.testing.jqwik;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.gondola.ClusterConfig;
import io.gondola.Latencies;
import io.gondola.testing.Action;
import io.gondola.testing.Action.CrashNode;
import io.gondola.testing.Action.DelayControllers;
import io.gondola.testing.Action.DeletePod;
import io.gondola.testing.Action.KillContainer;
import io.gondola.testing.Action.PauseOrResume;
import io.gondola.testing.Action.RestartControllers;
import io.gondola.testing.Action.Scale;
import io.gondola.testing.Action.SetImage;
import io.gondola.testing.Action.Undo;
import io.gondola.testing.RolloutScenario;
import io.gondola.testing.RolloutScenario.Step;
import java.time.Duration;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Rollouts of any size, with any limits, images and delays, and what may be done on the way.
 *
 * <p>A failing one shrinks to few and early steps, and jqwik prints it as a JUnit method to paste.
 */
public final class Scenarios {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  private Scenarios() {}

  /**
   * Rollouts to a second version with up to six actions on the way: all but new sizes, which may
   * end in a deadlock that Kubernetes has, too (kubernetes/kubernetes#102551).
   */
  public static Arbitrary<RolloutScenario> any() {
    return with(Arbitraries.oneOf(changes(), losses(), troubles()), 6);
  }

  /** Rollouts to a second version, and nothing else. */
  public static Arbitrary<RolloutScenario> plain() {
    return of(Arbitraries.just(ImmutableList.of(Step.after(0, new SetImage("web:2")))));
  }

  /**
   * Rollouts to a second version, and actions on the way.
   *
   * @param most how many actions at most
   */
  public static Arbitrary<RolloutScenario> with(Arbitrary<? extends Action> actions, int most) {
    checkArgument(most >= 0, "most (%s) must not be negative", most);
    return of(
        Combinators.combine(GondolaArbitraries.durations(LONGEST_WAIT), actions)
            .as((delay, action) -> new Step(delay, action))
            .list()
            .ofMaxSize(most)
            .map(Scenarios::afterNewImage));
  }

  private static ImmutableList<Step> afterNewImage(Iterable<Step> more) {
    return ImmutableList.<Step>builder()
        .add(Step.after(0, new SetImage("web:2")))
        .addAll(more)
        .build();
  }

  private static Arbitrary<RolloutScenario> of(Arbitrary<ImmutableList<Step>> steps) {
    return Combinators.combine(GondolaArbitraries.clusterConfigs(), replicas(), strategies(), steps)
        .as(RolloutScenario::new);
  }

  /** The same scenarios with clusters that are changed, or with policies of the user's own. */
  public static Arbitrary<RolloutScenario> configured(
      Arbitrary<RolloutScenario> scenarios, UnaryOperator<ClusterConfig> change) {
    return scenarios.map(scenario -> scenario.withConfig(change.apply(scenario.config())));
  }

  /** The same scenarios with controllers that see the present and act at once, in order. */
  public static Arbitrary<RolloutScenario> inThePresent(Arbitrary<RolloutScenario> scenarios) {
    return configured(
        scenarios,
        config ->
            config
                .withTiesByChance(false)
                .withLatencies(
                    config
                        .latencies()
                        .withWatch(Latencies.ZERO.watch())
                        .withControllerSync(Latencies.ZERO.controllerSync())));
  }

  // ---- actions

  /** What a user does who has second thoughts. */
  public static Arbitrary<Action> changes() {
    return Arbitraries.oneOf(
        Arbitraries.of("web:1", "web:2", "web:3").map(SetImage::new),
        Arbitraries.of(new PauseOrResume(), new Undo()));
  }

  public static Arbitrary<Action> sizes() {
    return replicas().map(Scale::new);
  }

  /** Pods that go before anybody wanted them to. */
  public static Arbitrary<Action> losses() {
    return Arbitraries.integers().between(0, 20).map(DeletePod::new);
  }

  /** Faults of containers, nodes and the control plane. */
  public static Arbitrary<Action> troubles() {
    return Arbitraries.oneOf(
        Arbitraries.just(new KillContainer()),
        Arbitraries.just(new CrashNode("node-1")),
        Arbitraries.of(1_000L, 10_000L).map(RestartControllers::new),
        Arbitraries.of(200L, 2_000L).map(DelayControllers::new));
  }

  private static Arbitrary<Integer> replicas() {
    return Arbitraries.integers().between(0, GondolaArbitraries.MOST_REPLICAS);
  }

  private static Arbitrary<String> strategies() {
    return GondolaArbitraries.limits()
        .map(
            limits ->
                "{rollingUpdate: {maxSurge: %s, maxUnavailable: %s}}"
                    .formatted(limits.get(0), limits.get(1)));
  }
}
