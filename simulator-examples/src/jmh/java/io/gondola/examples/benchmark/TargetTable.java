package io.gondola.examples.benchmark;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.List;

/**
 * What the project aims at, a row each. A ratio above 1 means that the target is missed.
 *
 * @param quick without the largest clusters
 */
record TargetTable(Jmh jmh, boolean quick, Table table) {

  private static final ImmutableMap<Integer, Double> MILLIS_BY_REPLICAS =
      ImmutableMap.of(10, 0.3, 100, 2.0, 500, 10.0, 1_000, 20.0, 2_000, 40.0);

  /** The size whose cost per pod larger rollouts are held against, and how much more they may. */
  private static final int REFERENCE_SIZE = 1_000;

  private static final double MAX_GROWTH = 1.5;

  private static final int PENDING = 10_000;
  private static final double MAX_KERNEL = 2;

  private static final int TRAVELLERS = 100;
  private static final double MAX_TRAVEL = 1.05;

  private static final int RUNS_PER_MINUTE = 100_000;

  private static final double SECOND = 1e9;

  TargetTable(Jmh jmh, boolean quick) {
    this(jmh, quick, new Table("work", "measured", "target", "ratio", "allocation"));
  }

  void print() throws IOException, InterruptedException {
    MILLIS_BY_REPLICAS.forEach((size, millis) -> row(Work.rollout(size), millis * 1e6));
    for (Timing timing : Timing.values()) {
      growth(timing, false);
      growth(timing, true);
    }
    kernel();
    row(Work.requests(1_000_000), 2 * SECOND);
    row(Work.randomRollouts(quick ? 1_000 : 10_000), (quick ? 2 : 20) * SECOND);
    timeTravel();
    exploration();
    footprint();
    if (!quick) {
      everything();
    }
    coldStart();
  }

  private void row(Work work, double targetNanos) {
    Score score = jmh.measure(work);
    row(work.name(), score.nanos(), targetNanos, allocation(work, score));
  }

  private void row(String name, double nanos, double targetNanos, String allocation) {
    table.row(
        name, Table.time(nanos), Table.time(targetNanos), ratio(nanos / targetNanos), allocation);
  }

  private static String ratio(double ratio) {
    return Table.format("%.2f", ratio);
  }

  /** Threads that a work starts are not seen, and so nothing is said of them. */
  private static String allocation(Work work, Score score) {
    return work.unit().equals("rollout")
        ? ""
        : Table.kibi(score.bytesPerUnit(work)) + "/" + work.unit();
  }

  /** Large rollouts against one of {@link #REFERENCE_SIZE}, by the pod. */
  private void growth(Timing timing, boolean exposed) {
    if (quick && (exposed || timing == Timing.RANDOM)) {
      return;
    }
    Work small = Work.rollout(new Workload(1, REFERENCE_SIZE, timing, exposed));
    double target = MAX_GROWTH * jmh.measure(small).nanosPerUnit(small);
    for (int replicas : quick ? List.of(10_000) : List.of(10_000, 100_000)) {
      Work large = Work.rollout(new Workload(1, replicas, timing, exposed));
      Score score = jmh.measure(large);
      row(large.name() + ", a pod", score.nanosPerUnit(large), target, allocation(large, score));
    }
  }

  private void kernel() {
    Work bare = Work.bareQueue(PENDING);
    Work kernel = Work.kernel(PENDING);
    double target = MAX_KERNEL * jmh.measure(bare).nanosPerUnit(bare);
    Score score = jmh.measure(kernel);
    row(kernel.name(), score.nanosPerUnit(kernel), target, allocation(kernel, score));
  }

  /** To do a run again against doing it. */
  private void timeTravel() {
    double target = MAX_TRAVEL * jmh.measure(Work.timeTravel("run", TRAVELLERS)).nanos();
    for (String again : List.of("at", "fork")) {
      row(Work.timeTravel(again, TRAVELLERS), target);
    }
  }

  private void exploration() {
    row(Work.exploration("every order", "everyOrder"), 5 * SECOND);
    row(Work.exploration("a crash at any moment", "oneCrash"), 5 * SECOND);
    Work runs = Work.explorationRuns(quick ? 1_000 : 10_000);
    Score score = jmh.measure(runs);
    double target = 60 * SECOND / RUNS_PER_MINUTE;
    row(runs.name(), score.nanosPerUnit(runs), target, allocation(runs, score));
  }

  /** As many pods and nodes as Kubernetes supports. */
  private void everything() {
    Work work = Work.rollout(new Workload(150, 1_000, Timing.FIXED));
    String heap = "-Xmx2g";
    Score score = jmh.measure(work, "-XX:+UseSerialGC", heap);
    row(work.name() + ", " + heap, score.nanos(), 10 * SECOND, allocation(work, score));
    heap("its heap at most", score.peakBytes(), 2L << 30);
  }

  private void heap(String name, double bytes, double target) {
    table.row(name, Table.mebi(bytes), Table.mebi(target), ratio(bytes / target));
  }

  private void footprint() {
    Footprint footprint = Footprint.measure();
    bytes("allocated and not kept, a pod and rollout", footprint.droppedPerPod(), 4 << 10);
    bytes("timeline, a pod and rollout", footprint.timelinePerPod(), 1 << 10);
  }

  private void bytes(String name, double bytes, double target) {
    table.row(name, Table.kibi(bytes), Table.kibi(target), ratio(bytes / target));
  }

  private void coldStart() throws IOException, InterruptedException {
    for (ColdStart start : ColdStart.values()) {
      row(start.description(), start.medianMillis() * 1e6, start.aimMillis() * 1e6, "");
    }
  }
}
