package io.gondola.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ObjectKey;
import io.gondola.report.Measure.Better;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Comparisons of several ways over many seeds. */
class ExperimentTest {

  private static final Trial NOTHING =
      new Trial(
          new RolloutHistory(
              new ObjectKey("default", "web"),
              Instant.EPOCH,
              Instant.EPOCH,
              ImmutableList.of(),
              ImmutableList.of(),
              ImmutableList.of()),
          ImmutableList.of(),
          ImmutableSortedMap.of());

  private static final Experiment EMPTY =
      new Experiment(
          ImmutableList.of(1L, 2L, 3L),
          ImmutableList.of(),
          ImmutableList.of(
              Measure.figure("cost", Better.LOWER), Measure.figure("worth", Better.HIGHER)));

  @Test
  void bestTradeOffs_areMarked() {
    Comparison comparison =
        EMPTY
            .withVariant("cheap", seed -> trial((double) seed, 1))
            .withVariant("good", seed -> trial(10.0 * seed, 5))
            .withVariant("poor", seed -> trial(10.0 * seed, 4))
            .run();

    assertThat(comparison)
        .hasToString(
            """
              median of 3  cost         worth
            * cheap        2 (1..3)     1
            * good         20 (10..30)  5
              poor         20 (10..30)  4
            * a best trade-off: no other is as good in all and better in one""");
  }

  @Test
  void progress_hearsOfEachTrialOnce() {
    List<String> heard = new ArrayList<>();

    EMPTY
        .withVariant("one", seed -> trial(1, 1))
        .withVariant("two", seed -> trial(1, 1))
        .run((what, done, total) -> heard.add(what + ": " + done + "/" + total));

    assertThat(heard)
        .startsWith("one, seed 1: 1/6", "one, seed 2: 2/6")
        .endsWith("two, seed 3: 6/6")
        .hasSize(6);
  }

  @Test
  void trialThatThrows_isNamed() {
    Experiment experiment =
        EMPTY
            .withVariant("fine", seed -> trial(1, 1))
            .withVariant("bad", seed -> seed == 2 ? failed() : trial(1, 1));

    assertThatThrownBy(experiment::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("bad, seed 2 failed: java.util.NoSuchElementException: no deployment web")
        .hasCauseInstanceOf(NoSuchElementException.class);
  }

  @Test
  void requests_areMeasured() {
    Experiment experiment =
        new Experiment(
            ImmutableList.of(1L),
            ImmutableList.of(),
            ImmutableList.of(
                Measure.LOST_REQUESTS,
                Measure.LATENCY_P99,
                Measure.errorBudget(0.99),
                Measure.errorBudget(0.999)));

    Comparison comparison =
        experiment
            .withVariant("some lost", seed -> NOTHING.withTraffic(Reports.of(397, 3)))
            .withVariant(
                "two clients",
                seed -> NOTHING.withTraffic(Reports.of(399, 1)).withTraffic(Reports.of(599, 1)))
            .withVariant("no traffic", seed -> NOTHING)
            .run();

    assertThat(comparison)
        .hasToString(
            """
              median of 1  lost requests  p99    budget 99 %  budget 99.9 %
              some lost    3              0.01s  75 %         750 %
              two clients  2              0.01s  20 %         200 %
            * no traffic   0              0s     0 %          0 %
            * a best trade-off: no other is as good in all and better in one""");
  }

  @Test
  void equals_areBothMarked() {
    Comparison comparison =
        EMPTY.withVariant("one", seed -> trial(1, 1)).withVariant("two", seed -> trial(1, 1)).run();

    assertThat(comparison.rows()).allMatch(Comparison.Row::best);
  }

  @Test
  void rolloutThatNeverEnds_isWorst() {
    Comparison comparison = Experiment.overSeeds(1, 2).withVariant("none", seed -> NOTHING).run();

    assertThat(comparison.toString()).contains("never");
  }

  @Test
  void secondVariantOfAName_isRefused() {
    Experiment one = EMPTY.withVariant("one", seed -> NOTHING);

    assertThatThrownBy(() -> one.withVariant("one", seed -> NOTHING))
        .hasMessage("there is a variant named one already");
  }

  @Test
  void experimentWithoutSeedsOrVariants_isRefused() {
    assertThatThrownBy(() -> Experiment.overSeeds(1, 0)).hasMessage("count (0) must be positive");
    assertThatThrownBy(EMPTY::run).hasMessage("an experiment needs a variant");
  }

  @Test
  void missingFigure_isAnError() {
    assertThatThrownBy(() -> EMPTY.withVariant("one", seed -> NOTHING).run())
        .hasMessage("a trial has no figure cost, only {}");
  }

  private static Trial failed() {
    throw new NoSuchElementException("no deployment web");
  }

  private static Trial trial(double cost, double worth) {
    return NOTHING.withFigure("cost", cost).withFigure("worth", worth);
  }
}
