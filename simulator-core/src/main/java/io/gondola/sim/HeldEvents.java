package io.gondola.sim;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.TreeMultiset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Events of components that are held. */
final class HeldEvents {

  private final TreeMultiset<String> components = TreeMultiset.create();
  private final List<EventQueue.Event> events = new ArrayList<>();

  void hold(String component) {
    components.add(component);
  }

  /** Whether an event has to wait; then it is kept. */
  boolean takes(EventQueue.Event event) {
    if (components.isEmpty() || !components.contains(event.activity().component())) {
      return false;
    }
    events.add(event);
    return true;
  }

  /** The events that may happen now, in the order in which they were due. */
  ImmutableList<EventQueue.Event> release(String component) {
    components.remove(component);
    return components.contains(component) ? ImmutableList.of() : removeAll(component);
  }

  void callOff(String component) {
    removeAll(component).forEach(EventQueue.Event::cancel);
  }

  private ImmutableList<EventQueue.Event> removeAll(String component) {
    ImmutableList.Builder<EventQueue.Event> removed = ImmutableList.builder();
    for (Iterator<EventQueue.Event> all = events.iterator(); all.hasNext(); ) {
      EventQueue.Event event = all.next();
      if (event.activity().component().equals(component)) {
        removed.add(event);
        all.remove();
      }
    }
    return removed.build();
  }
}
