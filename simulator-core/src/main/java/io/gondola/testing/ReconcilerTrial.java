package io.gondola.testing;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Controllers;
import io.gondola.Fault;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;
import io.gondola.controller.custom.CustomController;
import io.gondola.controller.custom.WriteWatch;
import io.gondola.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A controller in one run: manifests are applied, then changes are made, all with time between. */
final class ReconcilerTrial {

  /** Plenty for a controller to come to rest, with the longest back-off of its retries. */
  private static final Duration SETTLING = Duration.ofMinutes(20);

  /** With the default delays, it has seen a change by then and has not acted yet. */
  private static final Duration BEFORE_IT_ACTS = Duration.ofMillis(12);

  private static final Duration QUIET = Duration.ofMinutes(2);

  private final CustomController controller;
  private final Cluster cluster;
  private final Writes writes;

  /** Counts writes, and crashes at one of them. */
  private static final class Writes implements WriteWatch {
    private final int last;
    private int count;

    Writes(int last) {
      this.last = last;
    }

    @Override
    public void written() {
      count++;
      if (count == last) {
        throw new ProcessCrash();
      }
    }
  }

  private ReconcilerTrial(CustomController controller, ClusterConfig config, int lastWrite) {
    this.controller = controller;
    this.cluster = Cluster.of(config);
    this.writes = new Writes(lastWrite);
    Controllers.on(cluster).start(controller, writes);
  }

  /**
   * Runs it all.
   *
   * @param fault happens a moment after each change
   * @param crashAt the number of the write at which the process crashes; 0 for none
   */
  static ReconcilerTrial run(
      CustomController controller,
      ClusterConfig config,
      ImmutableList<Consumer<Cluster>> changes,
      Optional<Fault> fault,
      int crashAt) {
    ReconcilerTrial trial = new ReconcilerTrial(controller, config, crashAt);
    for (Consumer<Cluster> change : changes) {
      fault.ifPresent(trial.cluster.faults().after(BEFORE_IT_ACTS)::inflict);
      change.accept(trial.cluster);
      trial.cluster.runFor(SETTLING);
    }
    return trial;
  }

  Cluster cluster() {
    return cluster;
  }

  int writes() {
    return writes.count;
  }

  EndState end() {
    return EndState.of(
        cluster,
        ImmutableList.<ResourceType<? extends ApiObject>>builder()
            .add(controller.type())
            .addAll(controller.owned())
            .build());
  }

  /** A write of the last minutes; empty if there is none. */
  Optional<TimelineEntry> unrest() {
    return writeSince(cluster.now().minus(QUIET));
  }

  /** Starts the process anew; gives a write that follows. */
  Optional<TimelineEntry> writeAfterRestart() {
    Instant before = cluster.now();
    cluster.faults().restart(controller.name(), Duration.ofSeconds(1));
    cluster.runFor(SETTLING);
    return writeSince(before);
  }

  private Optional<TimelineEntry> writeSince(Instant time) {
    return cluster.timeline().entries().stream()
        .filter(entry -> entry.time().isAfter(time))
        .filter(entry -> entry.component().equals(controller.name()))
        .findFirst();
  }
}
