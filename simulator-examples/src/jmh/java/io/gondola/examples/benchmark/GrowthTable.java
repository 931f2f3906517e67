package io.gondola.examples.benchmark;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.IntFunction;

/** What a unit of work costs when there is once, ten and a hundred times as much of it. */
record GrowthTable(Jmh jmh) {

  private static final List<Integer> FACTORS = ImmutableList.of(1, 10, 100);

  void print() {
    Table table = new Table("work", "1x", "10x", "100x", "100x to 1x");
    grow(table, "rollout", factor -> rollout(1, 100 * factor, Timing.FIXED, false));
    grow(table, "rollout, random times", factor -> rollout(1, 100 * factor, Timing.RANDOM, false));
    grow(table, "rollout, Service", factor -> rollout(1, 100 * factor, Timing.FIXED, true));
    grow(table, "Deployments of 100", factor -> rollout(factor, 100, Timing.FIXED, false));
    grow(table, "kernel, more pending", factor -> Work.kernel(1_000 * factor));
    grow(table, "bare queue, more pending", factor -> Work.bareQueue(1_000 * factor));
    grow(table, "requests in a rollout", factor -> Work.requests(10_000 * factor));
    grow(table, "fork", factor -> Work.timeTravel("fork", 10 * factor));
    grow(table, "exploration", factor -> Work.explorationRuns(100 * factor));
    grow(table, "random rollouts with faults", factor -> Work.randomRollouts(100 * factor));
  }

  private static Work rollout(int deployments, int replicas, Timing timing, boolean exposed) {
    return Work.rollout(new Workload(deployments, replicas, timing, exposed));
  }

  private void grow(Table table, String name, IntFunction<Work> works) {
    double[] nanos =
        FACTORS.stream()
            .map(works::apply)
            .mapToDouble(work -> jmh.measure(work).nanosPerUnit(work))
            .toArray();
    table.row(
        name + ", per " + works.apply(1).unit(),
        Table.time(nanos[0]),
        Table.time(nanos[1]),
        Table.time(nanos[2]),
        Table.format("%.2f", nanos[2] / nanos[0]));
  }
}
