package io.gondola.testing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.gondola.ClusterConfig;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import io.gondola.testing.Action.CrashNode;
import io.gondola.testing.Action.DelayControllers;
import io.gondola.testing.Action.DeletePod;
import io.gondola.testing.Action.KillContainer;
import io.gondola.testing.Action.PauseOrResume;
import io.gondola.testing.Action.RestartControllers;
import io.gondola.testing.Action.Scale;
import io.gondola.testing.Action.SetImage;
import io.gondola.testing.Action.Undo;
import io.gondola.testing.RolloutScenario.Step;
import java.time.Duration;

/**
 * A scenario that policies are tried in.
 *
 * @param name what is special about it
 * @param traits what happens in it, and so what cannot be promised
 */
record TestCase(String name, RolloutScenario scenario, ImmutableSet<Trait> traits) {

  /** What a scenario does to a rollout. */
  enum Trait {
    /** Pods are lost: fewer may be available than the policy would see to. */
    LOSSES,
    /** The template changes on the way. */
    CHANGES,
    /** The size changes on the way: limits move, and pods follow only later. */
    RESIZES,
    /** Controllers act on what was: they may ask twice for the same. */
    STALE,
    /** A version that never becomes ready is taken back. */
    ROLLBACK,
    /** Requests are sent all the while. */
    TRAFFIC
  }

  /** Longer than it takes until no proxy sends requests to a pod that is to go. */
  private static final Duration CURE = Duration.ofSeconds(5);

  private static final String BROKEN = "web:broken";

  boolean has(Trait... any) {
    return ImmutableSet.copyOf(any).stream().anyMatch(traits::contains);
  }

  /** All scenarios for a policy; see {@link RolloutScenario#policy} and its strategy. */
  static ImmutableList<TestCase> all(ClusterConfig config, String policy, String strategy) {
    Maker maker = new Maker(config, policy, strategy);
    return ImmutableList.<TestCase>builder()
        .addAll(undisturbed(maker))
        .addAll(withStaleControllers(maker))
        .addAll(withLosses(maker))
        .addAll(withChanges(maker))
        .add(maker.of("requests on the way", 4, ImmutableSet.of(Trait.TRAFFIC), next(0)).cured())
        .build();
  }

  private TestCase cured() {
    return new TestCase(name, scenario.withStopDelay(CURE), traits);
  }

  /** A JUnit method to paste. */
  String code() {
    return has(Trait.TRAFFIC) ? scenario.code(Requests.CODE, Requests.CHECK_CODE) : scenario.code();
  }

  private static ImmutableList<TestCase> undisturbed(Maker maker) {
    return ImmutableList.of(
        maker.of("one pod", 1, ImmutableSet.of(), next(0)),
        maker.of("three pods", 3, ImmutableSet.of(), next(0)),
        maker.of("ten pods", 10, ImmutableSet.of(), next(0)),
        maker.slow("slow pods", 4, ImmutableSet.of(), next(0)),
        maker.of("held", 4, ImmutableSet.of(), next(0), hold(1_500), hold(20_000)));
  }

  private static ImmutableList<TestCase> withStaleControllers(Maker maker) {
    return ImmutableList.of(
        maker.of(
            "controllers restarted",
            4,
            ImmutableSet.of(Trait.STALE),
            next(0),
            Step.after(2_000, new RestartControllers(10_000))),
        maker.of(
            "controllers see the past",
            4,
            ImmutableSet.of(Trait.STALE),
            next(0),
            Step.after(500, new DelayControllers(2_000))));
  }

  private static ImmutableList<TestCase> withLosses(Maker maker) {
    return ImmutableList.of(
        maker.of(
            "pods deleted",
            4,
            ImmutableSet.of(Trait.LOSSES),
            next(0),
            Step.after(2_000, new DeletePod(1)),
            Step.after(3_000, new DeletePod(3))),
        maker.of(
            "container killed",
            4,
            ImmutableSet.of(Trait.LOSSES),
            next(0),
            Step.after(4_000, new KillContainer())),
        maker.of(
            "node crashed",
            4,
            ImmutableSet.of(Trait.LOSSES),
            next(0),
            Step.after(2_000, new CrashNode("node-1"))));
  }

  private static ImmutableList<TestCase> withChanges(Maker maker) {
    return ImmutableList.of(
        maker.of(
            "change of mind",
            4,
            ImmutableSet.of(Trait.CHANGES),
            next(0),
            Step.after(7_500, new SetImage("web:3"))),
        maker.of(
            "scaled on the way",
            4,
            ImmutableSet.of(Trait.RESIZES),
            next(0),
            Step.after(7_500, new Scale(9))),
        maker.of(
            "broken version taken back",
            4,
            ImmutableSet.of(Trait.CHANGES, Trait.ROLLBACK),
            Step.after(0, new SetImage(BROKEN)),
            Step.after(60_000, new Undo())));
  }

  private static Step next(long delay) {
    return Step.after(delay, new SetImage("web:2"));
  }

  private static Step hold(long delay) {
    return Step.after(delay, new PauseOrResume());
  }

  /** Makes scenarios that have most in common. */
  private record Maker(ClusterConfig config, String policy, String strategy) {

    TestCase of(String name, int replicas, ImmutableSet<Trait> traits, Step... steps) {
      ClusterConfig images = config.withImage(BROKEN, ImageBehavior.WEB_SERVER.neverReady());
      return new TestCase(
          name,
          new RolloutScenario(images, policy, replicas, strategy, ImmutableList.copyOf(steps)),
          traits);
    }

    TestCase slow(String name, int replicas, ImmutableSet<Trait> traits, Step... steps) {
      Distribution time = Distribution.uniform(Duration.ofSeconds(5), Duration.ofSeconds(30));
      return new Maker(
              config.withImage("web:2", ImageBehavior.WEB_SERVER.readyIn(time)), policy, strategy)
          .of(name, replicas, traits, steps);
    }
  }
}
