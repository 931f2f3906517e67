package io.gondola.sim;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The choices of one component. Everything is derived from {@link #next}, so that a script is a
 * list of numbers.
 */
public interface ChoiceStream {

  /** Draws a number from 0 up to, but not including, {@code bound}, which must be positive. */
  long next(long bound);

  /** Picks one of {@code n} things, counted from 0. */
  default int pick(int n) {
    return (int) next(n);
  }

  /** Picks an element of a list that is not empty. */
  default <T> T pick(List<T> list) {
    checkArgument(!list.isEmpty(), "the list to pick from must not be empty");
    return list.get(pick(list.size()));
  }

  /**
   * Picks one of a few things that are all worth a try. A search tries each of them, where it takes
   * other draws as they come.
   */
  default <T> T choose(List<T> alternatives) {
    return pick(alternatives);
  }

  /** A fraction from 0 up to, but not including, 1. */
  default double fraction() {
    return next(1L << 53) * 0x1.0p-53;
  }

  /** The elements in a random order. */
  default <T> ImmutableList<T> shuffle(List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, pick(i + 1));
    }
    return ImmutableList.copyOf(shuffled);
  }
}
