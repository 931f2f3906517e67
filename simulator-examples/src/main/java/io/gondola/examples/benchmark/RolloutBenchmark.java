package io.gondola.examples.benchmark;

import io.gondola.examples.benchmark.Workload.Timing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints how long rollouts take, and how that compares with what the project aims at.
 *
 * <p>A rollout is measured from the change of the image until it is complete and the old pods are
 * gone; building the cluster and the first deployment are not part of it. Run it with {@code mvn -q
 * -Pbenchmark process-classes}, adding {@code -Dbenchmark.args=--quick} for a look of two minutes
 * without the largest clusters.
 */
public final class RolloutBenchmark {

  private static final List<Target> TARGETS =
      List.of(
          new Target(10, 0.3),
          new Target(100, 2),
          new Target(500, 10),
          new Target(1_000, 20),
          new Target(2_000, 40));

  /** The size whose cost per pod larger rollouts are held against. */
  private static final int REFERENCE_SIZE = 1_000;

  private static final double MAX_RATIO_PER_POD = 1.5;

  /** How long an exploration may take, and how many runs it should make. */
  private static final double MOST_SECONDS = 5;

  private static final int RUNS_PER_MINUTE = 100_000;
  private static final int MANY_RUNS = 10_000;
  private static final int WARM_UP_RUNS = 3_000;

  private final Duration budget;
  private final List<Integer> largeSizes;
  private final boolean full;

  /** How many milliseconds a rollout of a size may take. */
  private record Target(int replicas, double millis) {}

  private RolloutBenchmark(boolean quick) {
    this.full = !quick;
    this.budget = Duration.ofSeconds(quick ? 3 : 10);
    this.largeSizes = quick ? List.of(10_000) : List.of(10_000, 100_000);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    new RolloutBenchmark(Arrays.asList(args).contains("--quick")).run();
  }

  private void run() throws IOException, InterruptedException {
    print(
        "%-34s %12s %12s %12s %12s %8s",
        "rollout", "median", "its CPU time", "us/pod", "KiB/pod", "of aim");
    // The first rows would otherwise pay for compiling what all rows run, in either way.
    for (Timing timing : Timing.values()) {
      repeat(new Workload(1, REFERENCE_SIZE, timing));
    }
    for (Timing timing : Timing.values()) {
      rollouts(timing);
    }
    print("");
    print("%-34s %12s %12s %12s %8s", "kernel", "events/s", "bare queue", "", "of aim");
    kernel();
    print("");
    print(
        "%-34s %12s %12s %12s %8s",
        "exploration, 3 replicas", "time", "runs", "runs/min", "of aim");
    explore();
    print("");
    print("%-34s %12s %12s %12s %8s", "cold start", "median", "", "", "of aim");
    coldStart();
  }

  private void rollouts(Timing timing) {
    for (Target target : TARGETS) {
      report(
          new Workload(1, target.replicas(), timing), measure(target, timing), target.millis(), "");
    }
    double reference =
        measure(new Workload(1, REFERENCE_SIZE, timing)).microsPerPod() * MAX_RATIO_PER_POD;
    for (int replicas : largeSizes) {
      Workload workload = new Workload(1, replicas, timing);
      report(workload, measure(workload), reference * replicas / 1e3, "per pod of 1,000");
    }
    behindService(timing);
    if (full) {
      Workload workload = new Workload(150, 1_000, timing);
      report(workload, measure(workload), 10_000, "");
    }
  }

  /** The cost a pod of a Service must not depend on how many it has either. */
  private void behindService(Timing timing) {
    RolloutCost small = measure(new Workload(1, REFERENCE_SIZE, timing, true));
    report(new Workload(1, REFERENCE_SIZE, timing, true), small, small.nanos() / 1e6, "");
    for (int replicas : largeSizes) {
      Workload workload = new Workload(1, replicas, timing, true);
      double aim = small.microsPerPod() * MAX_RATIO_PER_POD * replicas / 1e3;
      report(workload, measure(workload), aim, "per pod of 1,000");
    }
  }

  private RolloutCost measure(Target target, Timing timing) {
    return measure(new Workload(1, target.replicas(), timing));
  }

  /** Warms up for a while, then takes the median of as many rollouts as fit into another while. */
  private RolloutCost measure(Workload workload) {
    repeat(workload);
    return RolloutCost.median(repeat(workload));
  }

  private List<RolloutCost> repeat(Workload workload) {
    List<RolloutCost> costs = new ArrayList<>();
    long end = System.nanoTime() + budget.toNanos();
    do {
      costs.add(workload.rollOut());
    } while (System.nanoTime() < end);
    return costs;
  }

  private static void report(Workload workload, RolloutCost cost, double aimMillis, String aim) {
    print(
        "%-34s %9.3f ms %9.3f ms %12.2f %12.2f %7.0f%% %s",
        workload,
        cost.nanos() / 1e6,
        cost.cpuNanos() / 1e6,
        cost.microsPerPod(),
        cost.kibiPerPod(),
        cost.nanos() / 1e4 / aimMillis,
        aim);
  }

  private static void kernel() {
    KernelCost cost = KernelCost.measure();
    print(
        "%-34s %12.0f %12.0f %12s %7.0f%%",
        "timers that set the next one",
        cost.simulationEventsPerSecond(),
        cost.queueEventsPerSecond(),
        "",
        100 * cost.queueEventsPerSecond() / cost.simulationEventsPerSecond() / 2);
  }

  private static void explore() {
    ExplorationCost.ofManyRuns(WARM_UP_RUNS);
    report("every order", ExplorationCost.ofOrders(), MOST_SECONDS);
    report("a crash at any moment", ExplorationCost.ofOneCrash(), MOST_SECONDS);
    ExplorationCost many = ExplorationCost.ofManyRuns(MANY_RUNS);
    report("two crashes, so far", many, 60.0 * MANY_RUNS / RUNS_PER_MINUTE);
  }

  private static void report(String what, ExplorationCost cost, double aimSeconds) {
    print(
        "%-34s %10.2f s %12d %12.0f %7.0f%%",
        what,
        cost.seconds(),
        cost.outcome().runs(),
        cost.runsPerMinute(),
        100 * cost.seconds() / aimSeconds);
  }

  private static void coldStart() throws IOException, InterruptedException {
    for (ColdStart start : List.of(ColdStart.OBJECTS, ColdStart.YAML)) {
      double millis = start.medianMillis();
      print(
          "%-34s %9.0f ms %12s %12s %7.0f%%",
          start.description(), millis, "", "", 100 * millis / start.aimMillis());
    }
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
