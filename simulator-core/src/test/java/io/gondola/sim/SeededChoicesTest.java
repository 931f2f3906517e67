package io.gondola.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededChoicesTest {

  @Test
  void draws_areTheSameOnEveryJvm() {
    ChoiceStream stream = Choices.seeded(42).stream("kubelet/node-1");

    assertThat(IntStream.range(0, 6).mapToLong(i -> stream.next(1_000)))
        .containsExactly(213L, 554L, 953L, 521L, 665L, 132L);
  }

  @Test
  void anotherSeed_givesOtherDraws() {
    assertThat(Choices.seeded(1).stream("a").next(1L << 40))
        .isNotEqualTo(Choices.seeded(2).stream("a").next(1L << 40));
  }

  @Test
  void picks_areUniform() {
    ChoiceStream stream = Choices.seeded(7).stream("a");
    int[] counts = new int[5];

    for (int i = 0; i < 100_000; i++) {
      counts[stream.pick(5)]++;
    }

    // Five standard deviations of a binomial distribution with p = 1/5.
    assertThat(Ints.asList(counts))
        .allSatisfy(count -> assertThat(count).isCloseTo(20_000, within(633)));
  }

  @Test
  void shuffle_keepsTheElements() {
    ImmutableList<Integer> list = ImmutableList.of(1, 2, 3, 4, 5, 6, 7, 8);

    ImmutableList<Integer> shuffled = Choices.seeded(3).stream("a").shuffle(list);

    assertThat(shuffled).containsExactlyInAnyOrderElementsOf(list).isNotEqualTo(list);
  }

  @Test
  void distributions_stayWithinTheirBoundsAndHitTheirMean() {
    ChoiceStream stream = Choices.seeded(5).stream("a");
    Distribution uniform = Distribution.uniform(Duration.ofMillis(10), Duration.ofMillis(30));
    Distribution exponential = Distribution.exponential(Duration.ofMillis(20));

    assertThat(meanMillis(uniform, stream)).isCloseTo(20, within(0.2));
    assertThat(meanMillis(exponential, stream)).isCloseTo(20, within(0.5));
    assertThat(Distribution.fixed(Duration.ofMillis(3)).sample(stream))
        .isEqualTo(Duration.ofMillis(3));
    assertThat(uniform.sample(stream)).isBetween(Duration.ofMillis(10), Duration.ofMillis(30));
  }

  @Test
  void impossibleDistributions_areRefused() {
    assertThatThrownBy(() -> Distribution.fixed(Duration.ofMillis(-1)))
        .hasMessage("value (PT-0.001S) must not be negative");
    assertThatThrownBy(() -> Distribution.uniform(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .hasMessage("max (PT1S) must not be below min (PT2S)");
    assertThatThrownBy(() -> Distribution.exponential(Duration.ofSeconds(-1)))
        .hasMessage("mean (PT-1S) must not be negative");
  }

  private static double meanMillis(Distribution distribution, ChoiceStream stream) {
    return IntStream.range(0, 50_000)
            .mapToLong(i -> distribution.sample(stream).toNanos())
            .average()
            .orElseThrow()
        / 1e6;
  }
}
