package io.gondola;

import com.google.common.collect.ImmutableList;
import io.gondola.Action.DeletePod;
import io.gondola.Action.PauseOrResume;
import io.gondola.Action.Scale;
import io.gondola.Action.SetImage;
import io.gondola.Action.Undo;
import io.gondola.RolloutScenario.Step;
import io.gondola.api.meta.Quantity;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.KubeletTimes;
import io.gondola.network.NetworkTimes;
import io.gondola.sim.Distribution;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates rollouts of any size, with any limits, images and delays. */
final class Scenarios {

  private static final int MOST_REPLICAS = 12;

  private Scenarios() {}

  /** Rollouts with given steps. */
  static Arbitrary<RolloutScenario> with(ImmutableList<Step> steps) {
    return Combinators.combine(configs(), replicas(), strategies())
        .as((config, replicas, strategy) -> new RolloutScenario(config, replicas, strategy, steps));
  }

  /** Rollouts to a second version, and up to six actions on the way. */
  static Arbitrary<RolloutScenario> with(Arbitrary<? extends Action> actions) {
    return Combinators.combine(configs(), replicas(), strategies(), steps(actions, 6))
        .as(RolloutScenario::new);
  }

  /** Rollouts to a second version in which pods do what the actions say, and nothing else. */
  static Arbitrary<RolloutScenario> byHand(Arbitrary<? extends Action> actions) {
    return Combinators.combine(
            configs().map(config -> config.withPodsByHand(true)),
            replicas(),
            strategies(),
            steps(actions, 30))
        .as(RolloutScenario::new);
  }

  /** The same scenarios with controllers that see the present and act at once. */
  static Arbitrary<RolloutScenario> inThePresent(Arbitrary<RolloutScenario> scenarios) {
    return scenarios.map(
        scenario ->
            new RolloutScenario(
                inThePresent(scenario.config()),
                scenario.replicas(),
                scenario.strategy(),
                scenario.steps()));
  }

  private static ClusterConfig inThePresent(ClusterConfig config) {
    Latencies any = config.latencies();
    return config
        .withTiesByChance(false)
        .withLatencies(
            any.withWatch(Latencies.ZERO.watch())
                .withControllerSync(Latencies.ZERO.controllerSync()));
  }

  /** What a user does who has second thoughts. */
  static Arbitrary<Action> changes() {
    return Arbitraries.oneOf(
        Arbitraries.of("web:1", "web:2", "web:3").map(SetImage::new),
        Arbitraries.of(new PauseOrResume(), new Undo()));
  }

  static Arbitrary<Action> sizes() {
    return replicas().map(Scale::new);
  }

  static Arbitrary<Action> losses() {
    return Arbitraries.integers().between(0, 20).map(DeletePod::new);
  }

  private static Arbitrary<ImmutableList<Step>> steps(
      Arbitrary<? extends Action> actions, int most) {
    return Combinators.combine(millis(4_000), actions)
        .as((delay, action) -> Step.after(delay, action))
        .list()
        .ofMaxSize(most)
        .map(
            more ->
                ImmutableList.<Step>builder()
                    .add(Step.after(0, new SetImage("web:2")))
                    .addAll(more)
                    .build());
  }

  private static Arbitrary<Integer> replicas() {
    return Arbitraries.integers().between(0, MOST_REPLICAS);
  }

  /** Rolling updates; both limits at zero are refused by Kubernetes, so they do not come up. */
  private static Arbitrary<String> strategies() {
    Arbitrary<String> zero = Arbitraries.of("0", "0%");
    Arbitrary<String> surge = limit(150);
    Arbitrary<String> unavailable = limit(100);
    return Arbitraries.oneOf(
        Combinators.combine(surge, unavailable).as(Scenarios::strategy),
        Combinators.combine(zero, unavailable).as(Scenarios::strategy),
        Combinators.combine(surge, zero).as(Scenarios::strategy));
  }

  private static String strategy(String maxSurge, String maxUnavailable) {
    return "{rollingUpdate: {maxSurge: " + maxSurge + ", maxUnavailable: " + maxUnavailable + "}}";
  }

  private static Arbitrary<String> limit(int maxPercent) {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(1, MOST_REPLICAS).map(number -> Integer.toString(number)),
        Arbitraries.integers().between(1, maxPercent).map(percent -> percent + "%"));
  }

  /** Three nodes with room for all, and any delays. */
  private static Arbitrary<ClusterConfig> configs() {
    return Combinators.combine(
            latencies(),
            Combinators.combine(images(), images(), images()).as(ImmutableList::of),
            Arbitraries.of(false, true),
            Arbitraries.longs().between(1, 1_000))
        .as(
            (latencies, images, ties, seed) ->
                ClusterConfig.DEFAULT
                    .withNodeSize(new NodeSize(Quantity.parse("100"), Quantity.parse("1Ti"), 200))
                    .withLatencies(latencies)
                    .withImage("web:1", images.get(0))
                    .withImage("web:2", images.get(1))
                    .withImage("web:3", images.get(2))
                    .withTiesByChance(ties)
                    .withSeed(seed));
  }

  private static Arbitrary<Latencies> latencies() {
    Arbitrary<Distribution> small = times(60);
    Arbitrary<KubeletTimes> kubelet =
        Combinators.combine(times(900), times(900), times(900))
            .as(
                (sandbox, notice, teardown) ->
                    new KubeletTimes(sandbox, notice, teardown, KubeletTimes.ZERO.volumeRefresh()));
    return Arbitraries.oneOf(
        Arbitraries.of(Latencies.ZERO, Latencies.DEFAULT),
        Combinators.combine(small, small, small, small, kubelet)
            .as(
                (watch, sync, scheduling, collection, times) ->
                    new Latencies(
                        watch, sync, scheduling, collection, times, NetworkTimes.DEFAULT)));
  }

  private static Arbitrary<ImageBehavior> images() {
    return Arbitraries.oneOf(
        Arbitraries.of(ImageBehavior.INSTANT, ImageBehavior.WEB_SERVER),
        Combinators.combine(times(3_000), times(900), times(6_000), times(3_000))
            .as(
                (pull, start, readyAfter, stop) ->
                    ImageBehavior.WEB_SERVER
                        .withPull(pull)
                        .withStart(start)
                        .withReadyAfter(readyAfter)
                        .withStop(stop)));
  }

  private static Arbitrary<Distribution> times(long most) {
    Arbitrary<Duration> bounds = millis(most).map(Duration::ofMillis);
    return Arbitraries.oneOf(
        bounds.map(Distribution::fixed),
        Combinators.combine(bounds, bounds)
            .as((min, more) -> Distribution.uniform(min, min.plus(more))));
  }

  private static Arbitrary<Long> millis(long most) {
    return Arbitraries.longs().between(0, most);
  }
}
