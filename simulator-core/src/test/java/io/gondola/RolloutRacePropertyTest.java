package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.RaceScenario.Lags;
import io.gondola.RaceScenario.Requests;
import io.gondola.RaceScenario.Result;
import io.gondola.kubelet.process.Shutdown;
import io.gondola.traffic.Traffic;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/** The race between a pod that goes and the news of it. */
class RolloutRacePropertyTest {

  private static final int TRIES = 60;
  private static final int GEN_SIZE = 1000;

  /** With these lags the news takes up to four seconds, and longer if a sync has to be repeated. */
  @Property(tries = TRIES, seed = "2026")
  void rollout_losesNothingIfPodsWaitLongerThanTheNewsTakes(
      @ForAll("patient") RaceScenario scenario) {
    Result result = scenario.run();

    Assume.that(result.newsCameInTime(scenario.preStop()));
    assertThat(result.traffic().report().lostRequests()).isEmpty();
    assertThat(result.traffic().report().lost()).isZero();
    assertThat(result.traffic().report().served()).isPositive();
  }

  /** Requests are neither forgotten nor counted twice. */
  @Property(tries = TRIES, seed = "2026")
  void requestsSent_areAllAccountedFor(@ForAll("anyScenario") RaceScenario scenario) {
    Result result = scenario.run();

    assertThat(result.traffic().report().inFlight()).isZero();
    assertThat(result.traffic().report().ended()).isEqualTo(result.traffic().report().sent());
    assertThat(result.traffic().report().lostRequests()).doesNotHaveDuplicates();
  }

  /** Of all scenarios that lose requests, jqwik finds one that is as small as can be. */
  @Example
  void scenarioThatLoses_shrinksToOnePodThatDoesNotWait() {
    RaceScenario smallest = smallest(sizes(), RolloutRacePropertyTest::loses);

    assertThat(smallest.replicas()).isEqualTo(1);
    assertThat(smallest.maxSurge()).isEqualTo(1);
    assertThat(smallest.maxUnavailable()).isZero();
    assertThat(smallest.preStop()).isZero();
    Traffic traffic = smallest.run().traffic();
    assertThat(traffic.report().lost()).isBetween(1L, 5L);
    String story = traffic.story(traffic.report().lostRequests().get(0)).toString();
    assertThat(story.lines()).hasSizeBetween(4, 9);
    assertThat(story).containsSubsequence("was told to go", "SIGTERM", "is refused", "applies");
  }

  private static boolean loses(RaceScenario scenario) {
    return scenario.run().traffic().report().lost() > 0;
  }

  private interface Failing {
    boolean test(RaceScenario scenario);
  }

  /** What jqwik does with a property that fails: the first failing sample, smaller and smaller. */
  private static RaceScenario smallest(Arbitrary<RaceScenario> scenarios, Failing failing) {
    RandomGenerator<RaceScenario> generator = scenarios.generator(GEN_SIZE);
    Random random = new Random(2026);
    Shrinkable<RaceScenario> best =
        Stream.generate(() -> generator.next(random))
            .filter(sample -> failing.test(sample.value()))
            .findFirst()
            .orElseThrow();
    Optional<Shrinkable<RaceScenario>> next = Optional.of(best);
    while (next.isPresent()) {
      best = next.get();
      Shrinkable<RaceScenario> current = best;
      next =
          current
              .shrink()
              .filter(candidate -> candidate.distance().compareTo(current.distance()) < 0)
              .filter(candidate -> failing.test(candidate.value()))
              .findFirst();
    }
    return best.value();
  }

  @Provide
  Arbitrary<RaceScenario> patient() {
    return scenarios(2, 10);
  }

  @Provide
  Arbitrary<RaceScenario> anyScenario() {
    return scenarios(0, 4);
  }

  private static Arbitrary<RaceScenario> scenarios(int leastSeconds, int mostSeconds) {
    return Combinators.combine(
            number(1, 1_000),
            number(1, 5).map(Long::intValue),
            number(1, 3).map(Long::intValue),
            number(0, 2).map(Long::intValue),
            number(leastSeconds, mostSeconds).map(Duration::ofSeconds),
            Combinators.combine(number(0, 600), number(0, 100), number(0, 300), number(0, 2_000))
                .as(Lags::new),
            Arbitraries.of(Shutdown.DRAIN, Shutdown.LINGER),
            Combinators.combine(number(50, 300), number(0, 1_000), Arbitraries.of(false, true))
                .as(Requests::new))
        .as(RaceScenario::new)
        .filter(scenario -> scenario.maxUnavailable() < scenario.replicas());
  }

  /** Only how many pods there are and how long they wait is open. */
  private static Arbitrary<RaceScenario> sizes() {
    Lags lags = new Lags(10, 5, 50, 1_000);
    Requests requests = new Requests(100, 10, false);
    return Combinators.combine(number(1, 6), number(1, 3), number(0, 2), number(0, 3))
        .as(
            (replicas, surge, unavailable, wait) ->
                new RaceScenario(
                    1,
                    replicas.intValue(),
                    surge.intValue(),
                    unavailable.intValue(),
                    Duration.ofSeconds(wait),
                    lags,
                    Shutdown.DRAIN,
                    requests))
        .filter(scenario -> scenario.maxUnavailable() < scenario.replicas());
  }

  /** All alike: small numbers are no likelier than others. */
  private static Arbitrary<Long> number(long least, long most) {
    return Arbitraries.longs()
        .between(least, most)
        .withDistribution(RandomDistribution.uniform())
        .withoutEdgeCases();
  }
}
