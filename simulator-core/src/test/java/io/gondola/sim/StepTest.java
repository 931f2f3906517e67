package io.gondola.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a simulation tells of itself, event by event, and where its limits are. */
class StepTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Simulation simulation = new Simulation(START, Choices.seeded(1));
  private final List<String> log = new ArrayList<>();

  @Test
  void step_runsOneEventAndMovesTheClockToIt() {
    at(1, "a");
    at(2, "b");

    assertThat(simulation.step()).isTrue();

    assertThat(log).containsExactly("a");
    assertThat(simulation.now()).isEqualTo(START.plusSeconds(1));
    assertThat(simulation.start()).isEqualTo(START);
    assertThat(simulation.executedEvents()).isEqualTo(1);
  }

  @Test
  void step_doesNothingWhenNothingIsLeft() {
    assertThat(simulation.step()).isFalse();
    assertThat(simulation.elapsed()).isZero();
    assertThat(simulation.executedEvents()).isZero();
  }

  @Test
  void activity_isKnownWhileItsEventRuns() {
    Activity activity = new Activity("test", "do", "a");
    simulation.schedule(SECOND, activity, () -> log.add("" + simulation.activity()));

    simulation.step();

    assertThat(log).containsExactly("Optional[test: do a]");
    assertThat(simulation.activity()).isEmpty();
  }

  @Test
  void runUntil_asksOnceMoreAtTheLimit() {
    boolean reached = simulation.runUntil(() -> simulation.elapsed().equals(SECOND), SECOND);

    assertThat(reached).isTrue();
  }

  @Test
  void limits_areReachedOnlyBeyondThem() {
    Simulation limited = new Simulation(START, Choices.seeded(1), new Limits(3, 5));
    for (int i = 0; i < 3; i++) {
      limited.schedule(Duration.ZERO, new Activity("test", "do", i), () -> {});
    }
    limited.schedule(SECOND, new Activity("test", "do", 3), () -> {});
    limited.schedule(SECOND, new Activity("test", "do", 4), () -> {});
    limited.runFor(SECOND);
    limited.schedule(SECOND, new Activity("test", "do", 5), () -> {});

    assertThat(limited.executedEvents()).isEqualTo(5);
    assertThatThrownBy(() -> limited.runFor(SECOND))
        .isInstanceOf(LivelockException.class)
        .hasMessageStartingWith("5 events ran and no end is in sight");
  }

  @Test
  void whoeverWasBusyBefore_isNotToBlameForWhatComesLater() {
    Simulation limited = new Simulation(START, Choices.seeded(1), new Limits(10, 1_000));
    for (int i = 0; i < 9; i++) {
      limited.schedule(Duration.ZERO, new Activity("early", "do", i), () -> {});
    }
    for (int i = 0; i < 11; i++) {
      limited.schedule(SECOND, new Activity("late", "do", i), () -> {});
    }

    assertThatThrownBy(() -> limited.runFor(SECOND))
        .hasMessageContaining("kept busy by late (6); next was late: do 10");
  }

  @Test
  void impossibleLimits_areRefused() {
    assertThatThrownBy(() -> new Limits(0, 1)).hasMessage("eventsPerInstant (0) must be positive");
    assertThatThrownBy(() -> new Limits(1, 0)).hasMessage("events (0) must be positive");
  }

  @Test
  void impossibleChoices_areRefused() {
    ChoiceStream stream = Choices.seeded(1).stream("a");

    assertThatThrownBy(() -> stream.next(0)).hasMessage("bound (0) must be positive");
    assertThatThrownBy(() -> stream.pick(List.of()))
        .hasMessage("the list to pick from must not be empty");
    assertThatThrownBy(() -> Distribution.uniform(Duration.ofSeconds(-1), SECOND))
        .hasMessage("min (PT-1S) must not be negative");
    assertThat(stream.pick(List.of("only"))).isEqualTo("only");
    assertThat(Distribution.uniform(SECOND, SECOND).sample(stream)).isEqualTo(SECOND);
  }

  @Test
  void choices_sayWhatTheyAre() {
    assertThat(Choices.seeded(5)).hasToString("seed 5");
    assertThat(Choices.orderingTies(Choices.seeded(5)))
        .hasToString("seed 5, simultaneous events in random order");
    assertThat(Choices.seeded(5).ordersTies()).isFalse();
    assertThat(new RecordedChoices(Choices.orderingTies(Choices.seeded(5))).ordersTies()).isTrue();
  }

  @Test
  void simultaneousEvents_runInMoreThanOneOrder_whenLeftToChance() {
    Simulation shuffled = new Simulation(START, Choices.orderingTies(Choices.seeded(1)));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int number = i;
      shuffled.schedule(SECOND, new Activity("test", "do", i), () -> order.add(number));
    }
    shuffled.schedule(
        Duration.ofSeconds(2), new Activity("test", "do", "last"), () -> log.add("x"));

    shuffled.runFor(SECOND);

    assertThat(order)
        .hasSize(20)
        .doesNotHaveDuplicates()
        .isNotEqualTo(order.stream().sorted().toList());
    assertThat(log).isEmpty();
  }

  private void at(int seconds, String name) {
    simulation.schedule(
        Duration.ofSeconds(seconds), new Activity("test", "do", name), () -> log.add(name));
  }
}
