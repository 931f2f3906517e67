package io.gondola.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateHashTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final StateHash hash = new StateHash(object -> null);

  @Test
  void sameEventsInAnotherOrder_areOneState() {
    Simulation one = simulation();
    schedule(one, "a", "b");
    Simulation other = simulation();
    schedule(other, "b", "a");

    assertThat(hash.of(one)).isEqualTo(hash.of(other));
  }

  @Test
  void whatAnActionHoldsOnTo_isAPartOfTheState() {
    assertThat(hash.of(adding(1))).isNotEqualTo(hash.of(adding(2)));
  }

  @Test
  void eventThatWasCalledOff_isNone() {
    Simulation calledOff = simulation();
    calledOff.schedule(SECOND, new Activity("a", "ring"), () -> {}).cancel();

    assertThat(hash.of(calledOff)).isEqualTo(hash.of(simulation()));
  }

  @Test
  void drawsSoFar_areAPartOfTheState() {
    ChoiceStream fresh = Choices.seeded(1).stream("a");
    ChoiceStream used = Choices.seeded(1).stream("a");
    used.next(2);

    assertThat(hash.of(fresh)).isNotEqualTo(hash.of(used));
  }

  /** A hash table lists its entries in an order of its past. */
  @Test
  void orderOfAHashTable_isNoPartOfTheState() {
    Map<String, Integer> small = new HashMap<>(Map.of("a", 1, "q", 2));
    Map<String, Integer> large = new HashMap<>(1_000);
    large.put("q", 2);
    large.put("a", 1);

    assertThat(hash.of(small)).isEqualTo(hash.of(large));
    assertThat(hash.of(ImmutableList.of("a", "q")))
        .isNotEqualTo(hash.of(ImmutableList.of("q", "a")));
  }

  @Test
  void objectThatHoldsItself_hasAState() {
    List<Object> list = new ArrayList<>();
    list.add(new Object[] {list});

    assertThat(hash.of(list)).isEqualTo(hash.of(list));
  }

  @Test
  void sharedObject_isNotTwoEqualOnes() {
    List<Integer> shared = new ArrayList<>(List.of(1));

    assertThat(hash.of(List.of(shared, shared)))
        .isNotEqualTo(hash.of(List.of(shared, new ArrayList<>(List.of(1)))));
  }

  private static Simulation simulation() {
    return new Simulation(Instant.EPOCH, Choices.seeded(1));
  }

  private static void schedule(Simulation simulation, String... components) {
    for (String component : components) {
      simulation.schedule(SECOND, new Activity(component, "ring"), () -> {});
    }
  }

  private static Simulation adding(int number) {
    Simulation simulation = simulation();
    List<Integer> sum = new ArrayList<>();
    simulation.schedule(SECOND, new Activity("a", "add"), () -> sum.add(number));
    return simulation;
  }
}
