package io.gondola.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.ExampleRollout;
import io.gondola.api.meta.ObjectKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pictures of a rollout look like. */
class RolloutPicturesTest {

  private static final ObjectKey WEB = new ObjectKey("default", "web");

  @Test
  void picture_hasARowForEachReplicaSetAndACircleForEachPod() {
    RolloutHistory history = latest(ExampleRollout.done(3));

    RolloutPicture picture =
        RolloutPicture.of(history, ClusterConfig.DEFAULT.start().plusMillis(26_500));

    assertThat(picture)
        .hasToString(
            """
            +26.5s  v1 web:1  ●●◌  2 ready, 1 leaving
                    v2 web:2  ●○   1 ready, 1 starting""");
    assertThat(picture.text(Glyphs.ASCII))
        .isEqualTo(
            """
            +26.5s  v1 web:1  **.  2 ready, 1 leaving
                    v2 web:2  *o   1 ready, 1 starting""");
  }

  @Test
  void film_showsEachChangeThatLastsLongEnoughToBeSeen() {
    assertThat(RolloutFilm.of(latest(ExampleRollout.done(1))))
        .hasToString(
            """
            +20s      v1 web:1  ●  1 ready
                      v2 web:2     no pods

            +20.03s   v1 web:1  ●  1 ready
                      v2 web:2  ○  1 starting

            +26.005s  v1 web:1  ◌  1 leaving
                      v2 web:2  ●  1 ready

            +27.015s  v1 web:1     no pods
                      v2 web:2  ●  1 ready""");
  }

  @Test
  void film_ofEveryMomentShowsThoseInBetween() {
    RolloutFilm film = RolloutFilm.of(latest(ExampleRollout.done(1)), Duration.ZERO, 100);

    assertThat(film.toString())
        .contains(
            """
            +25.96s   v1 web:1  ●  1 ready
                      v2 web:2  ●  1 ready""");
  }

  @Test
  void longFilm_isThinnedAndKeepsItsEnds() {
    RolloutHistory history = latest(ExampleRollout.done(12));

    RolloutFilm film = RolloutFilm.of(history, Duration.ZERO, 5);

    assertThat(film.frames()).hasSize(5);
    assertThat(film.frames().get(0).moment()).isEqualTo(history.moments().get(0));
    assertThat(film.frames().get(4).moment())
        .isEqualTo(history.moments().get(history.moments().size() - 1));
    assertThat(film.toString()).endsWith(film.leftOut() + " pictures in between are left out");
  }

  @Test
  void chart_showsOldNewAndAvailablePodsWithTheirLimits() {
    assertThat(RolloutChart.of(latest(ExampleRollout.done(2))) + "\n")
        .isEqualTo(
            """
               pods: █ new  ░ old  · leaving
             4 │                              ······
             3 │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░······· ◂ ceiling 3
             2 │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░███████████
             1 │█████████████████████████████████████████
             0 └┴─────────┴─────────┴─────────┴─────────┴
                +20s      +22s      +24s      +26s      +28s

               available pods
             2 │▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ ◂ floor 2
             1 │▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
             0 └┴─────────┴─────────┴─────────┴─────────┴
                +20s      +22s      +24s      +26s      +28s
            """);
  }

  @Test
  void summary_givesTheFigures() {
    RolloutSummary summary = RolloutSummary.of(latest(ExampleRollout.done(3)));

    assertThat(summary.lowestAvailable()).isEqualTo(3);
    assertThat(summary.highestTotal()).isEqualTo(4);
    assertThat(summary.highestWithLeaving()).isEqualTo(6);
    assertThat(summary)
        .hasToString(
            """
            rollout of deployment default/web to v2 web:2
              duration          7.985s, the last pod left after 8.995s
              lowest available  3 (floor 3)
              highest total     4 (ceiling 4), 6 with those that were leaving
              pods              3 created, 3 deleted""");
  }

  @Test
  void summary_ofAnUnfinishedRolloutSaysSo() {
    Cluster cluster = ExampleRollout.running(3);
    cluster.setImage("web", "web", "web:2");
    cluster.runFor(Duration.ofMillis(6_500));

    RolloutSummary summary = RolloutSummary.of(latest(cluster));

    assertThat(summary.duration()).isEmpty();
    assertThat(summary.toString()).contains("duration          not complete after 6");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 60, 250})
  void picturesOfManyPods_fitATerminal(int replicas) {
    Cluster cluster = Cluster.withNodes(5);
    cluster.apply(
        ExampleRollout.manifest(replicas, 5)
            .replace("maxSurge: 1", "maxSurge: 30%")
            .replace("web:1", "registry.example.com:5000/a-team/with-a-long-name/web:1"));
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));
    cluster.setImage("web", "web", "registry.example.com:5000/a-team/with-a-long-name/web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(50));
    RolloutHistory history = RolloutHistory.of(cluster.timeline(), WEB);

    for (Glyphs glyphs : Glyphs.values()) {
      assertThat(RolloutFilm.of(history).text(glyphs).lines())
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
      assertThat(RolloutChart.of(history).text(glyphs).lines())
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
  }

  @Test
  void asciiPictures_areAscii() {
    RolloutHistory history = latest(ExampleRollout.done(3));

    assertThat(RolloutFilm.of(history).text(Glyphs.ASCII)).isASCII();
    assertThat(RolloutChart.of(history).text(Glyphs.ASCII)).isASCII();
    assertThat(Glyphs.ASCII.legend()).isEqualTo("* ready  o starting  . leaving");
  }

  private static RolloutHistory latest(Cluster cluster) {
    return RolloutHistory.of(cluster.timeline(), WEB).latestRollout();
  }
}
