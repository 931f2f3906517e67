package io.gondola.sim;

import io.gondola.sim.EventQueue.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A binary heap of chains of events; a chain counts as its first event does. */
final class EventHeap {

  private Event[] heads = new Event[64];
  private int size;

  @Nullable Event peek() {
    return size == 0 ? null : heads[0];
  }

  /** Adds a chain, mostly of one event. */
  void add(Event head) {
    if (size == heads.length) {
      heads = Arrays.copyOf(heads, 2 * size);
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (head.compareTo(heads[parent]) >= 0) {
        break;
      }
      heads[hole] = heads[parent];
      hole = parent;
    }
    heads[hole] = head;
  }

  /** Takes the first event off its chain; all others of the chain stay ahead of other chains. */
  @Nullable Event poll() {
    if (size == 0) {
      return null;
    }
    Event first = heads[0];
    Event next = first.next;
    if (next == null) {
      removeHead();
    } else {
      first.next = null;
      heads[0] = next;
    }
    return first;
  }

  /** All events, in no particular order; takes the chains apart no more than a look does. */
  List<Event> all() {
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (Event event = heads[i]; event != null; event = event.next) {
        all.add(event);
      }
    }
    return all;
  }

  void clear() {
    for (Event event : all()) {
      event.next = null;
    }
    Arrays.fill(heads, 0, size, null);
    size = 0;
  }

  private void removeHead() {
    Event moved = heads[--size];
    heads[size] = null;
    if (size == 0) {
      return;
    }
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && heads[child + 1].compareTo(heads[child]) < 0) {
        child++;
      }
      if (moved.compareTo(heads[child]) <= 0) {
        break;
      }
      heads[hole] = heads[child];
      hole = child;
    }
    heads[hole] = moved;
  }
}
