package io.gondola.sim;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts events against the limits and remembers who was busy when one is near. */
final class LivelockGuard implements HasState {

  private static final int CULPRITS = 3;

  private final Limits limits;
  private final Map<String, Long> busy = new TreeMap<>();
  private long events;
  private long eventsAtInstant;

  LivelockGuard(Limits limits) {
    this.limits = limits;
  }

  /** It watches, and changes nothing. */
  @Override
  public Object state() {
    return NONE;
  }

  long events() {
    return events;
  }

  /** Counts an event that is about to run. */
  void check(EventQueue.Event event, boolean sameInstant) {
    events++;
    eventsAtInstant = sameInstant ? eventsAtInstant + 1 : 1;
    boolean nearLimit =
        eventsAtInstant > limits.eventsPerInstant() / 2 || events > limits.events() / 2;
    if (nearLimit) {
      blame(event);
    } else if (!busy.isEmpty()) {
      busy.clear();
    }
  }

  private void blame(EventQueue.Event event) {
    busy.merge(event.activity().component(), 1L, Long::sum);
    if (eventsAtInstant > limits.eventsPerInstant()) {
      throw new LivelockException(
          "%s events ran without time moving on; %s"
              .formatted(limits.eventsPerInstant(), culprits(event)));
    }
    if (events > limits.events()) {
      throw new LivelockException(
          "%s events ran and no end is in sight; %s".formatted(limits.events(), culprits(event)));
    }
  }

  private String culprits(EventQueue.Event last) {
    String names =
        busy.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(CULPRITS)
            .map(entry -> "%s (%s)".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return "kept busy by %s; next was %s".formatted(names, last.activity());
  }
}
