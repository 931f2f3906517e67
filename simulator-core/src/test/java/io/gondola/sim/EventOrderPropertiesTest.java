package io.gondola.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** Events run by time, rank and order of scheduling, however many share a time. */
class EventOrderPropertiesTest {

  private record Planned(int due, int rank, int number, Timer timer) {}

  private Simulation simulation = newSimulation();
  private final List<Planned> planned = new ArrayList<>();
  private final List<Integer> ran = new ArrayList<>();
  private final List<Integer> expected = new ArrayList<>();

  @BeforeTry
  void beginAnew() {
    simulation = newSimulation();
    planned.clear();
    ran.clear();
    expected.clear();
  }

  private static Simulation newSimulation() {
    return new Simulation(Instant.EPOCH, Choices.seeded(1));
  }

  /** A number schedules an event: the time is its tens, the rank follows from its ones. */
  @Property
  void events_runInOneOrder(
      @ForAll @Size(max = 200) List<@IntRange(max = 49) Integer> numbers,
      @ForAll @Size(max = 40) List<@IntRange(max = 400) Integer> cancelled,
      @ForAll @IntRange(max = 5) int pause) {
    int half = numbers.size() / 2;
    numbers.subList(0, half).forEach(this::schedule);
    cancel(cancelled.subList(0, cancelled.size() / 2));
    runTo(pause);
    numbers.subList(half, numbers.size()).forEach(this::schedule);
    cancel(cancelled.subList(cancelled.size() / 2, cancelled.size()));
    runTo(100);

    assertThat(ran).isEqualTo(expected);
    assertThat(simulation.pending()).isEmpty();
  }

  private void schedule(int number) {
    int delay = number / 10;
    int rank = number % 3;
    int id = planned.size();
    Timer timer =
        simulation.schedule(
            Duration.ofSeconds(delay), rank, new Activity("test", "run"), () -> ran.add(id));
    planned.add(new Planned((int) simulation.elapsed().toSeconds() + delay, rank, id, timer));
  }

  private void cancel(List<Integer> numbers) {
    for (int number : numbers) {
      if (number < planned.size()) {
        planned.get(number).timer().cancel();
      }
    }
  }

  private void runTo(int time) {
    planned.stream()
        .filter(event -> event.timer().isPending() && event.due() <= time)
        .sorted(
            Comparator.comparing(Planned::due)
                .thenComparing(Planned::rank)
                .thenComparing(Planned::number))
        .forEach(event -> expected.add(event.number()));
    simulation.runFor(Duration.ofSeconds(time).minus(simulation.elapsed()));
  }
}
