package io.gondola.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.ExampleRollout;
import io.gondola.api.meta.ObjectKey;
import io.gondola.report.PodLife.Phase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a history says of single pods, and where they stand. */
class PodLifeTest {

  private static final Instant START = ClusterConfig.DEFAULT.start();

  private static RolloutHistory history(Cluster cluster) {
    return RolloutHistory.of(cluster.timeline(), new ObjectKey("default", "web"));
  }

  @Test
  void life_goesFromStartingToGone() {
    RolloutHistory history = history(ExampleRollout.done(1));

    PodLife old = history.pods().get(0);
    assertThat(old.version()).isZero();
    assertThat(old.node()).isEqualTo("node-1");
    assertThat(old.phases())
        .extracting(Phase::state)
        .containsExactly(PodState.STARTING, PodState.AVAILABLE, PodState.LEAVING, PodState.NONE);
    assertThat(old.at(START)).isEqualTo(PodState.NONE);
    assertThat(old.at(START.plusSeconds(15))).isEqualTo(PodState.AVAILABLE);
    assertThat(old.gone()).isEqualTo(START.plusMillis(27_015));
    assertThat(history.pods().get(1).gone()).isEqualTo(Instant.MAX);
  }

  @Test
  void readyPod_waitsForMinReadySeconds() {
    Cluster cluster = Cluster.withNodes(1);
    cluster.apply(ExampleRollout.manifest(1, 10));
    cluster.runFor(Duration.ofSeconds(40));

    assertThat(history(cluster).pods().get(0).phases())
        .extracting(Phase::state)
        .containsExactly(PodState.STARTING, PodState.READY, PodState.AVAILABLE);
  }

  /** Two ways to count must agree at every moment. */
  @Test
  void lives_addUpToTheCounts() {
    RolloutHistory history = history(ExampleRollout.done(7));

    for (RolloutMoment moment : history.moments()) {
      for (int version = 0; version < moment.rows().size(); version++) {
        PodCounts row = moment.row(version);
        assertThat(number(history, moment, version, PodState.STARTING)).isEqualTo(row.starting());
        assertThat(number(history, moment, version, PodState.AVAILABLE)).isEqualTo(row.available());
        assertThat(number(history, moment, version, PodState.LEAVING)).isEqualTo(row.leaving());
      }
    }
  }

  private static long number(
      RolloutHistory history, RolloutMoment moment, int version, PodState state) {
    return history.pods().stream()
        .filter(pod -> pod.version() == version && pod.at(moment.time()) == state)
        .count();
  }

  @Test
  void lanes_giveAPlaceToTheNextOnlyWhenItIsFree() {
    RolloutHistory history = history(ExampleRollout.done(7));

    Lanes lanes = Lanes.of(history, START, Instant.MAX);

    assertThat(lanes.sizes()).containsExactly(7, 7);
    assertThat(lanes.places()).startsWith(0, 1, 2, 3, 4, 5, 6, 0, 1);
  }

  @Test
  void lanes_leaveOutWhoIsNotThere() {
    RolloutHistory history = history(ExampleRollout.done(2));

    Lanes later = Lanes.of(history, START.plusSeconds(50), START.plusSeconds(60));

    assertThat(later.sizes()).isEqualTo(ImmutableList.of(0, 2));
    assertThat(later.pods()).hasSize(2).allMatch(pod -> pod.version() == 1);
  }
}
