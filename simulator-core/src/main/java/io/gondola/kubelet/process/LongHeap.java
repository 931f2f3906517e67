package io.gondola.kubelet.process;

import java.util.Arrays;

/** A binary heap of numbers, the smallest first; no boxes, as each request goes through two. */
final class LongHeap {

  private long[] values = new long[16];
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The smallest; there must be one. */
  long min() {
    return values[0];
  }

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    int hole = size++;
    while (hole > 0 && values[(hole - 1) >>> 1] > value) {
      values[hole] = values[(hole - 1) >>> 1];
      hole = (hole - 1) >>> 1;
    }
    values[hole] = value;
  }

  /** Takes the smallest; there must be one. */
  long removeMin() {
    long min = values[0];
    long moved = values[--size];
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && values[child + 1] < values[child]) {
        child++;
      }
      if (moved <= values[child]) {
        break;
      }
      values[hole] = values[child];
      hole = child;
    }
    values[hole] = moved;
    return min;
  }
}
