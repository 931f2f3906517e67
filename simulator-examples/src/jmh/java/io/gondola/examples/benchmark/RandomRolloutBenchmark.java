package io.gondola.examples.benchmark;

import com.google.common.collect.ImmutableList;
import io.gondola.ClusterConfig;
import io.gondola.ConditionNotReachedException;
import io.gondola.report.Workers;
import io.gondola.report.Workers.Job;
import io.gondola.testing.Action;
import io.gondola.testing.Action.CrashNode;
import io.gondola.testing.Action.DelayControllers;
import io.gondola.testing.Action.DeletePod;
import io.gondola.testing.Action.KillContainer;
import io.gondola.testing.Action.RestartControllers;
import io.gondola.testing.Action.SetImage;
import io.gondola.testing.RolloutScenario;
import io.gondola.testing.RolloutScenario.Step;
import io.gondola.timeline.Progress;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a property test does: many small rollouts with up to three faults each, on all cores. */
@State(Scope.Thread)
public class RandomRolloutBenchmark {

  private static final int MOST_REPLICAS = 10;
  private static final int MOST_FAULTS = 3;
  private static final int MOST_MILLIS = 5_000;

  @Param("10000")
  public int rollouts;

  private Counters counters;

  @Setup(Level.Invocation)
  public void setUp(Counters heap) {
    counters = heap;
    counters.begin();
  }

  @Benchmark
  public ImmutableList<String> rollOut() {
    ImmutableList<Job<String>> jobs =
        IntStream.range(0, rollouts)
            .mapToObj(seed -> new Job<>("seed " + seed, () -> run(scenario(seed))))
            .collect(ImmutableList.toImmutableList());
    return Workers.onAllCores().run(jobs, Progress.NONE);
  }

  @TearDown(Level.Invocation)
  public void tearDown() {
    counters.end();
  }

  /** Real rollouts can get stuck on faults: that is for tests to find, and costs its time here. */
  private static String run(RolloutScenario scenario) {
    try {
      return scenario.run().now().toString();
    } catch (ConditionNotReachedException stuck) {
      return "stuck";
    }
  }

  private static RolloutScenario scenario(int seed) {
    Random random = new Random(seed);
    Stream<Step> faults =
        Stream.generate(() -> Step.after(random.nextInt(MOST_MILLIS), fault(random)))
            .limit(random.nextInt(MOST_FAULTS + 1));
    return new RolloutScenario(
        ClusterConfig.DEFAULT.withSeed(seed),
        1 + random.nextInt(MOST_REPLICAS),
        "{}",
        Stream.concat(Stream.of(Step.after(0, new SetImage("web:2"))), faults)
            .collect(ImmutableList.toImmutableList()));
  }

  private static Action fault(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new KillContainer();
      case 1 -> new CrashNode("node-" + (1 + random.nextInt(3)));
      case 2 -> new RestartControllers(random.nextInt(MOST_MILLIS));
      case 3 -> new DelayControllers(random.nextInt(MOST_MILLIS));
      default -> new DeletePod(random.nextInt(MOST_REPLICAS));
    };
  }
}
