package io.gondola.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.ExampleRollout;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class RolloutHistoryTest {

  private static final ObjectKey WEB = new ObjectKey("default", "web");

  @Test
  void versions_areToldApartByTheContainerThatDiffers() {
    RolloutHistory history = history(ExampleRollout.done(2));

    assertThat(history.versions())
        .extracting(RolloutVersion::image)
        .containsExactly("web:1", "web:2");
    assertThat(history.versions()).extracting(RolloutVersion::revision).containsExactly(1L, 2L);
    assertThat(history.newest()).isEqualTo(1);
  }

  @Test
  void versions_withTheSameImagesShowTheFirst() {
    Cluster cluster = ExampleRollout.running(1);
    cluster.restart("web");
    cluster.runFor(Duration.ofMinutes(1));

    assertThat(history(cluster).versions())
        .extracting(RolloutVersion::toString)
        .containsExactly("v1 log:1", "v2 log:1");
  }

  @Test
  void counts_followEachPodThroughItsStates() {
    Cluster cluster = ExampleRollout.done(1);
    RolloutHistory history = history(cluster);

    assertThat(history.at(second(0)).sum()).isEqualTo(PodCounts.NONE);
    assertThat(history.at(second(1)).row(0)).isEqualTo(new PodCounts(1, 0, 0, 0));
    assertThat(history.at(second(15)).row(0)).isEqualTo(new PodCounts(0, 1, 1, 0));
    assertThat(history.at(second(21)).row(1)).isEqualTo(new PodCounts(1, 0, 0, 0));
    assertThat(history.at(second(26).plusMillis(500)).row(0)).isEqualTo(new PodCounts(0, 0, 0, 1));
    assertThat(history.at(second(30)).row(0)).isEqualTo(PodCounts.NONE);
    assertThat(history.at(second(30)).row(1)).isEqualTo(new PodCounts(0, 1, 1, 0));
  }

  @Test
  void lastMoment_agreesWithTheCluster() {
    Cluster cluster = ExampleRollout.running(5);
    cluster.setImage("web", "web", "web:2");
    for (int i = 0; i < 200; i++) {
      cluster.runFor(Duration.ofMillis(250));

      PodCounts sum = history(cluster).at(cluster.now()).sum();

      assertThat(sum.total()).isEqualTo(cluster.pods().size());
      assertThat(sum.leaving())
          .isEqualTo((int) cluster.pods().stream().filter(Pod::isTerminating).count());
      assertThat(sum.ready())
          .isEqualTo(
              (int) cluster.pods().stream().filter(p -> p.isActive() && p.isReady()).count());
    }
  }

  @Test
  void readyPod_turnsAvailableAfterMinReadySeconds() {
    Cluster cluster = Cluster.withNodes(1);
    cluster.apply(ExampleRollout.manifest(1, 10));
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));
    RolloutHistory history = history(cluster);

    RolloutMoment ready = first(history, new PodCounts(0, 1, 0, 0));
    RolloutMoment available = first(history, new PodCounts(0, 1, 1, 0));

    // The transition of a condition is noted in whole seconds.
    assertThat(available.time())
        .isEqualTo(ready.time().truncatedTo(ChronoUnit.SECONDS).plusSeconds(10));
  }

  @Test
  void podThatLosesItsReadiness_startsAnewAndWaitsAnew() {
    Cluster cluster = Cluster.of(ClusterConfig.DEFAULT.withNodes(1).withPodsByHand(true));
    cluster.apply(ExampleRollout.manifest(1, 10));
    cluster.runFor(Duration.ofSeconds(1));
    ObjectKey pod = cluster.pods().get(0).key();

    cluster.podsByHand().ready(pod);
    cluster.runFor(Duration.ofSeconds(5));
    cluster.podsByHand().unready(pod);
    cluster.runFor(Duration.ofSeconds(1));
    cluster.podsByHand().ready(pod);
    cluster.runFor(Duration.ofSeconds(30));

    RolloutHistory history = history(cluster);
    assertThat(history.at(second(6).plusMillis(500)).sum()).isEqualTo(new PodCounts(1, 0, 0, 0));
    assertThat(history.at(second(12)).sum()).isEqualTo(new PodCounts(0, 1, 0, 0));
    assertThat(history.at(second(17)).sum()).isEqualTo(new PodCounts(0, 1, 1, 0));
  }

  @Test
  void podDeletedAtOnce_isCountedOut() {
    Cluster cluster = Cluster.of(ClusterConfig.DEFAULT.withNodes(1).withPodsByHand(true));
    cluster.apply(ExampleRollout.manifest(2, 0));
    cluster.runFor(Duration.ofSeconds(1));
    cluster.podsByHand().end(cluster.pods().get(0).key());

    RolloutMoment last = history(cluster).at(cluster.now());

    assertThat(last.sum().total()).isEqualTo(1);
    assertThat(last.created()).isEqualTo(2);
    assertThat(last.deleted()).isEqualTo(1);
  }

  @Test
  void adoptedReplicaSet_bringsItsPods() {
    Cluster cluster = ExampleRollout.running(2);
    ReplicaSet set = cluster.list(ReplicaSet.TYPE, "").get(0);
    cluster.patch(
        ReplicaSet.TYPE,
        set.name(),
        live -> live.withMetadata(live.metadata().withOwnerReferences(ImmutableList.of())));
    cluster.runFor(Duration.ofSeconds(5));

    assertThat(history(cluster).at(cluster.now()).sum()).isEqualTo(new PodCounts(0, 2, 2, 0));
  }

  @Test
  void since_beginsWithHowThingsStood() {
    RolloutHistory history = history(ExampleRollout.done(2));

    RolloutHistory later = history.since(second(19));

    assertThat(later.moments().get(0)).isEqualTo(history.at(second(19)));
    assertThat(later.moments().get(0).sum().available()).isEqualTo(2);
    assertThat(later.moments()).endsWith(history.moments().get(history.moments().size() - 1));
  }

  @Test
  void latestRollout_beginsWithTheTemplate() {
    RolloutHistory latest = history(ExampleRollout.done(2)).latestRollout();

    assertThat(latest.moments().get(0).time()).isEqualTo(second(20));
  }

  @Test
  void bounds_followTheStrategyAndTheSize() {
    Cluster cluster = ExampleRollout.running(4);
    assertThat(history(cluster).at(cluster.now()).bounds()).isEqualTo(new RolloutBounds(4, 4, 5));

    cluster.patch(
        Deployment.TYPE,
        "web",
        "spec: {replicas: 10, strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}}}");
    assertThat(history(cluster).at(cluster.now()).bounds()).isEqualTo(new RolloutBounds(10, 8, 13));

    cluster.patch(
        Deployment.TYPE, "web", "spec: {strategy: {type: Recreate, rollingUpdate: null}}");
    assertThat(history(cluster).at(cluster.now()).bounds()).isEqualTo(new RolloutBounds(10, 0, 10));
  }

  @Test
  void unknownDeployment_hasNoMoments() {
    RolloutHistory history =
        RolloutHistory.of(ExampleRollout.running(1).timeline(), new ObjectKey("default", "nobody"));

    assertThat(history.moments()).isEmpty();
    assertThat(history.newest()).isEqualTo(-1);
    assertThat(RolloutFilm.of(history)).hasToString("");
    assertThat(RolloutChart.of(history)).hasToString("nothing to chart");
    assertThat(RolloutSummary.of(history).created()).isZero();
  }

  private static RolloutHistory history(Cluster cluster) {
    return RolloutHistory.of(cluster.timeline(), WEB);
  }

  private static RolloutMoment first(RolloutHistory history, PodCounts sum) {
    return history.moments().stream()
        .filter(moment -> moment.sum().equals(sum))
        .findFirst()
        .orElseThrow();
  }

  private static Instant second(int seconds) {
    return ClusterConfig.DEFAULT.start().plusSeconds(seconds);
  }
}
