package io.gondola.apiserver.admission.defaults;

import com.google.common.collect.ImmutableList;
import java.util.function.UnaryOperator;

/** Keeps what is complete already: the same instance, so that it need not be looked at again. */
final class Unchanged {

  private Unchanged() {}

  /** The list with its elements completed. */
  static <T> ImmutableList<T> orMapped(ImmutableList<T> list, UnaryOperator<T> completed) {
    boolean changed = false;
    ImmutableList.Builder<T> mapped = ImmutableList.builderWithExpectedSize(list.size());
    for (T element : list) {
      T complete = completed.apply(element);
      changed |= complete != element;
      mapped.add(complete);
    }
    return changed ? mapped.build() : list;
  }

  /** The object before if the one after equals it. */
  static <T> T or(T before, T after) {
    return before.equals(after) ? before : after;
  }

  static String orIfEmpty(String value, String fallback) {
    return value.isEmpty() ? fallback : value;
  }

  static int orIfZero(int value, int fallback) {
    return value == 0 ? fallback : value;
  }
}
