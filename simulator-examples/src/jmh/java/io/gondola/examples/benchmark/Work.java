package io.gondola.examples.benchmark;

import com.google.common.collect.ImmutableMap;

/**
 * Something that JMH can measure.
 *
 * @param name for the table
 * @param unit what there is more of in more work, such as {@code pod}
 * @param units how many of them one call of the method deals with
 * @param method of a benchmark class, with the simple name of the class: {@code Class.method}
 * @param params of its state
 */
record Work(
    String name, String unit, long units, String method, ImmutableMap<String, String> params) {

  /** The rollout of Deployments of one size, all at once. */
  static Work rollout(Workload workload) {
    return new Work(
        workload.toString(),
        "pod",
        workload.pods(),
        "RolloutBenchmark.rollOut",
        ImmutableMap.of(
            "deployments", "" + workload.deployments(),
            "replicas", "" + workload.replicas(),
            "timing", workload.timing().name(),
            "exposed", "" + workload.exposed()));
  }

  static Work rollout(int replicas) {
    return rollout(new Workload(1, replicas, Timing.FIXED));
  }

  /** Events of the kernel, with a number of them pending. */
  static Work kernel(int pending) {
    return events("kernel", "KernelBenchmark.kernel", pending);
  }

  /** The same with nothing but a queue. */
  static Work bareQueue(int pending) {
    return events("bare queue", "KernelBenchmark.bareQueue", pending);
  }

  private static Work events(String what, String method, int pending) {
    return new Work(
        "%s, %s events pending".formatted(what, thousands(pending)),
        "event",
        KernelBenchmark.EVENTS,
        method,
        ImmutableMap.of("pending", "" + pending));
  }

  /** Requests through a Service while its Deployment rolls out. */
  static Work requests(int requests) {
    return new Work(
        thousands(requests) + " requests in a rollout",
        "request",
        requests,
        "RequestBenchmark.rollOut",
        ImmutableMap.of("requests", "" + requests));
  }

  /** Rollouts of up to ten replicas with faults, on all cores. */
  static Work randomRollouts(int rollouts) {
    return new Work(
        thousands(rollouts) + " random rollouts with faults",
        "rollout",
        rollouts,
        "RandomRolloutBenchmark.rollOut",
        ImmutableMap.of("rollouts", "" + rollouts));
  }

  /**
   * A run with a rollout, or the same once more.
   *
   * @param method {@code run}, {@code at} or {@code fork}
   */
  static Work timeTravel(String method, int replicas) {
    return new Work(
        "%s, %s replicas".formatted(method, thousands(replicas)),
        "pod",
        replicas,
        "TimeTravelBenchmark." + method,
        ImmutableMap.of("replicas", "" + replicas));
  }

  /** All runs of a rollout of three pods; {@code method} says of which sort. */
  static Work exploration(String name, String method) {
    return new Work(
        "exploration, " + name,
        "exploration",
        1,
        "ExplorationBenchmark." + method,
        ImmutableMap.of());
  }

  /** Runs of an exploration to their end. */
  static Work explorationRuns(int runs) {
    return new Work(
        "exploration, %s runs, a run".formatted(thousands(runs)),
        "run",
        runs,
        "ExplorationBenchmark.manyRuns",
        ImmutableMap.of("runs", "" + runs));
  }

  static String thousands(long number) {
    return Table.format("%,d", number);
  }
}
