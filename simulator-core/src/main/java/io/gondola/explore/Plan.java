package io.gondola.explore;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.FaultPlacement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.function.Consumer;

/** What is to be explored; {@link Exploration} tells what each part is. */
@RecordBuilder
record Plan(
    ClusterConfig config,
    Consumer<Cluster> given,
    Consumer<Cluster> when,
    ImmutableList<FaultPlacement> placements,
    int mostFaults,
    boolean everyOrder,
    boolean everyPath,
    Duration within,
    int maxRuns,
    int threads,
    ImmutableList<Law> laws,
    ImmutableList<Condition> ends,
    ImmutableList<Law> endLaws)
    implements PlanBuilder.With {

  private static final int USUAL_RUNS = 100_000;

  static Plan of(ClusterConfig config) {
    return PlanBuilder.builder()
        .config(config)
        .given(cluster -> {})
        .when(cluster -> {})
        .placements(ImmutableList.of())
        .everyOrder(true)
        .within(Duration.ofMinutes(1))
        .maxRuns(USUAL_RUNS)
        .threads(1)
        .laws(ImmutableList.of())
        .ends(ImmutableList.of())
        .endLaws(ImmutableList.of())
        .build();
  }

  static <T> ImmutableList<T> more(ImmutableList<T> some, T one) {
    return ImmutableList.<T>builder().addAll(some).add(one).build();
  }

  /** Whether a run is over. */
  boolean isOver(Cluster cluster) {
    return !ends.isEmpty() && ends.stream().allMatch(end -> end.holds(cluster));
  }

  /**
   * Whether what is written is never seen at once. If it can be, news may arrive while older news
   * of the same moment wait for their turn, and their order must be tried.
   */
  boolean newsTakeTime() {
    return !config.latencies().watch().shortest().isZero();
  }
}
