package io.gondola.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Components that do nothing for a while, or end. */
class HeldComponentTest {

  private final Simulation simulation =
      new Simulation(Instant.parse("2026-01-01T00:00:00Z"), Choices.seeded(1));
  private final List<String> log = new ArrayList<>();

  @Test
  void heldComponent_goesOnInItsOrderOnceReleased() {
    at(1, "held", "first");
    at(2, "other", "second");
    at(3, "held", "third");
    simulation.hold("held");

    simulation.runFor(Duration.ofSeconds(5));
    assertThat(log).containsExactly("2 second");
    simulation.release("held");
    simulation.runFor(Duration.ofSeconds(1));

    assertThat(log).containsExactly("2 second", "5 first", "5 third");
  }

  @Test
  void componentHeldTwice_needsTwoReleases() {
    at(1, "held", "first");
    simulation.hold("held");
    simulation.hold("held");

    simulation.runFor(Duration.ofSeconds(1));
    simulation.release("held");
    simulation.runFor(Duration.ofSeconds(1));
    assertThat(log).isEmpty();
    simulation.release("held");
    simulation.runFor(Duration.ZERO);

    assertThat(log).containsExactly("2 first");
  }

  @Test
  void heldEvent_canBeCancelled() {
    Timer timer = at(1, "held", "first");
    simulation.hold("held");
    simulation.runFor(Duration.ofSeconds(1));

    assertThat(timer.isPending()).isTrue();
    assertThat(timer.cancel()).isTrue();
    simulation.release("held");
    simulation.runFor(Duration.ofSeconds(1));

    assertThat(log).isEmpty();
  }

  @Test
  void calledOffComponent_forgetsWhatItHadScheduled() {
    at(1, "ended", "first");
    at(2, "ended", "second");
    at(3, "other", "third");
    simulation.hold("ended");
    simulation.runFor(Duration.ofSeconds(1));

    simulation.callOff("ended");
    simulation.release("ended");
    at(3, "ended", "anew");
    simulation.runFor(Duration.ofSeconds(5));

    assertThat(log).containsExactly("3 third", "4 anew");
  }

  private Timer at(int seconds, String component, String name) {
    return simulation.schedule(
        Duration.ofSeconds(seconds),
        new Activity(component, "do", name),
        () -> log.add(simulation.elapsed().toSeconds() + " " + name));
  }
}
