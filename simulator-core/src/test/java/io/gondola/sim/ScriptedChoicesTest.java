package io.gondola.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.Longs;
import org.junit.jupiter.api.Test;

class ScriptedChoicesTest {

  static Script script(String stream, long... draws) {
    return new Script(ImmutableSortedMap.of(stream, ImmutableList.copyOf(Longs.asList(draws))));
  }

  @Test
  void script_isRepeated_thenTheFirstChoiceIsTaken() {
    ChoiceStream stream = Choices.scripted(script("a", 2, 0, 1)).stream("a");

    assertThat(new int[] {stream.pick(3), stream.pick(3), stream.pick(3), stream.pick(3)})
        .containsExactly(2, 0, 1, 0);
  }

  @Test
  void unknownStream_takesTheFirstChoice() {
    assertThat(Choices.scripted(script("a", 2)).stream("b").pick(5)).isZero();
  }

  @Test
  void scriptOfAnotherRun_isRefused() {
    ChoiceStream stream = Choices.scripted(script("a", 5)).stream("a");

    assertThatThrownBy(() -> stream.pick(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "scripted choice (5) of a must be at least 0 and below 3: the script is of another"
                + " run");
  }

  @Test
  void recordedRun_isRepeatedByItsScript() {
    RecordedChoices recorded = new RecordedChoices(Choices.orderingTies(Choices.seeded(9)));
    ImmutableList<Long> draws = draw(recorded);

    assertThat(draw(Choices.scripted(recorded.script()))).isEqualTo(draws);
  }

  private static ImmutableList<Long> draw(Choices choices) {
    ImmutableList.Builder<Long> draws = ImmutableList.builder();
    for (int i = 0; i < 50; i++) {
      draws.add(choices.stream("a").next(1_000)).add((long) choices.nextEvent(10));
    }
    return draws.build();
  }
}
