package io.gondola.apiserver;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Numbers of a range that are handed out, the lowest free one first, and taken back. */
final class NumberPool {

  private final int first;
  private final int last;

  /** By distance from the first. */
  private final BitSet taken;

  /** No number before this distance is free: so a search need not begin at the first. */
  private int searchFrom;

  NumberPool(int first, int last) {
    this(first, last, new BitSet(), 0);
  }

  private NumberPool(int first, int last, BitSet taken, int searchFrom) {
    this.first = first;
    this.last = last;
    this.taken = taken;
    this.searchFrom = searchFrom;
  }

  NumberPool copy() {
    return new NumberPool(first, last, (BitSet) taken.clone(), searchFrom);
  }

  boolean isTaken(int number) {
    return isInRange(number) && taken.get(number - first);
  }

  /** The lowest free number that is not excluded; empty if there is none. */
  OptionalInt lowestFree(IntPredicate excluded) {
    int offset = taken.nextClearBit(searchFrom);
    while (excluded.test(first + offset)) {
      offset = taken.nextClearBit(offset + 1);
    }
    return isInRange(first + offset) ? OptionalInt.of(first + offset) : OptionalInt.empty();
  }

  void take(int number) {
    if (isInRange(number)) {
      taken.set(number - first);
      searchFrom = taken.nextClearBit(searchFrom);
    }
  }

  void giveBack(int number) {
    if (isInRange(number)) {
      taken.clear(number - first);
      searchFrom = Math.min(searchFrom, number - first);
    }
  }

  private boolean isInRange(int number) {
    return number >= first && number <= last;
  }
}
