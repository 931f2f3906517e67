package io.gondola.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Simulation simulation = new Simulation(START, Choices.seeded(1));
  private final List<String> log = new ArrayList<>();

  @Test
  void events_runInOrderOfTheirTime() {
    at(3, "third");
    at(1, "first");
    at(2, "second");

    simulation.runFor(Duration.ofSeconds(2));

    assertThat(log).containsExactly("+1s first", "+2s second");
    assertThat(simulation.elapsed()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void eventsOfOneTime_runAsTheyWereScheduled() {
    at(1, "a");
    at(1, "b");
    at(1, "c");

    simulation.runFor(SECOND);

    assertThat(log).containsExactly("+1s a", "+1s b", "+1s c");
  }

  @Test
  void lowerRank_runsFirst() {
    simulation.schedule(SECOND, 2, activity("late"), () -> note("late"));
    simulation.schedule(SECOND, 1, activity("early"), () -> note("early"));

    simulation.runFor(SECOND);

    assertThat(log).containsExactly("+1s early", "+1s late");
  }

  @Test
  void eventsOfOneTime_runInTheOrderOfAScript_whenItHasOne() {
    Simulation scripted =
        new Simulation(START, Choices.scripted(ScriptedChoicesTest.script("event-order", 2, 1)));
    for (String name : List.of("a", "b", "c")) {
      scripted.schedule(SECOND, activity(name), () -> log.add(name));
    }

    scripted.runFor(SECOND);

    assertThat(log).containsExactly("c", "b", "a");
  }

  @Test
  void runFor_movesTheClockEvenIfNothingHappens() {
    simulation.runFor(Duration.ofMinutes(5));

    assertThat(simulation.now()).isEqualTo(START.plusSeconds(300));
  }

  @Test
  void runUntil_stopsAtTheEventThatMakesTheConditionHold() {
    at(1, "a");
    at(2, "b");
    at(3, "c");

    boolean reached = simulation.runUntil(() -> log.size() == 2, Duration.ofMinutes(1));

    assertThat(reached).isTrue();
    assertThat(simulation.elapsed()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void runUntil_standsAtTheLimit_whenTheConditionNeverHolds() {
    at(1, "a");

    boolean reached = simulation.runUntil(() -> false, Duration.ofSeconds(10));

    assertThat(reached).isFalse();
    assertThat(simulation.elapsed()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void cancelledTimer_neverRuns() {
    Timer timer = at(1, "cancelled");
    at(2, "kept");

    assertThat(timer.cancel()).isTrue();
    assertThat(timer.cancel()).isFalse();
    simulation.runFor(Duration.ofSeconds(3));

    assertThat(log).containsExactly("+2s kept");
    assertThat(timer.isPending()).isFalse();
  }

  @Test
  void cancelledTimers_leaveTheQueue() {
    List<Timer> timers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      timers.add(at(i, "x"));
    }

    timers.subList(0, 999).forEach(Timer::cancel);

    assertThat(simulation.pending())
        .singleElement()
        .extracting(PendingEvent::due)
        .isEqualTo(START.plusSeconds(999));
  }

  @Test
  void pending_listsWhatHappensNext() {
    at(2, "b");
    at(1, "a");

    assertThat(simulation.pending())
        .extracting(PendingEvent::toString)
        .containsExactly("2026-01-01T00:00:01Z test: do a", "2026-01-01T00:00:02Z test: do b");
  }

  @Test
  void event_inheritsTheCauseOfTheOneThatScheduledIt() {
    List<Long> causes = new ArrayList<>();
    simulation.causedBy(
        7,
        () ->
            simulation.schedule(
                SECOND,
                activity("outer"),
                () ->
                    simulation.schedule(
                        SECOND, activity("inner"), () -> causes.add(simulation.cause()))));

    simulation.runFor(Duration.ofSeconds(2));

    assertThat(causes).containsExactly(7L);
    assertThat(simulation.cause()).isZero();
  }

  @Test
  void failingEvent_endsTheRun() {
    simulation.schedule(
        SECOND,
        activity("fail"),
        () -> {
          throw new IllegalStateException("broken");
        });

    assertThatThrownBy(() -> simulation.runFor(SECOND)).hasMessage("broken");
  }

  @Test
  void negativeTimes_areRefused() {
    Duration negative = Duration.ofSeconds(-1);

    assertThatThrownBy(() -> simulation.schedule(negative, activity("x"), () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("delay (PT-1S) must not be negative");
    assertThatThrownBy(() -> simulation.runFor(negative))
        .hasMessage("span (PT-1S) must not be negative");
    assertThatThrownBy(() -> simulation.runUntil(() -> true, negative))
        .hasMessage("limit (PT-1S) must not be negative");
  }

  @Test
  void eventsThatNeverSettle_endTheRunAndNameWhoIsBusy() {
    Simulation limited = new Simulation(START, Choices.seeded(1), new Limits(100, 1_000));
    pingPong(limited, "ping", "pong");

    assertThatThrownBy(() -> limited.runFor(SECOND))
        .isInstanceOf(LivelockException.class)
        .hasMessage(
            "100 events ran without time moving on; kept busy by ping (26), pong (25); next was"
                + " ping: answer pong");
  }

  @Test
  void endlessRun_endsAtTheLimitOfEvents() {
    Simulation limited = new Simulation(START, Choices.seeded(1), new Limits(100, 1_000));
    tick(limited);

    assertThatThrownBy(() -> limited.runFor(Duration.ofDays(1)))
        .isInstanceOf(LivelockException.class)
        .hasMessage(
            "1000 events ran and no end is in sight; kept busy by clock (501); next was clock:"
                + " tick");
  }

  private static void pingPong(Simulation simulation, String from, String to) {
    simulation.schedule(
        Duration.ZERO, new Activity(from, "answer", to), () -> pingPong(simulation, to, from));
  }

  private static void tick(Simulation simulation) {
    simulation.schedule(SECOND, new Activity("clock", "tick"), () -> tick(simulation));
  }

  private Timer at(int seconds, String name) {
    return simulation.schedule(Duration.ofSeconds(seconds), activity(name), () -> note(name));
  }

  private void note(String name) {
    log.add("+" + simulation.elapsed().toSeconds() + "s " + name);
  }

  private static Activity activity(String name) {
    return new Activity("test", "do", name);
  }
}
