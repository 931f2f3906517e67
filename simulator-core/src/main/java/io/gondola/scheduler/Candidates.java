package io.gondola.scheduler;

/**
 * The feasible nodes that a search has found, with room to score them; made once and used again.
 */
final class Candidates {

  private int[] slots = {};
  private long[] marks = {};
  private long[] totals = {};
  private long allMarks;
  private int size;

  void clear(int most) {
    size = 0;
    allMarks = 0;
    if (slots.length < most) {
      slots = new int[most];
      marks = new long[most];
      totals = new long[most];
    }
  }

  void add(int slot, long marksOfNode) {
    slots[size] = slot;
    marks[size] = marksOfNode;
    totals[size++] = ClassFits.resources(marksOfNode);
    allMarks |= marksOfNode;
  }

  int size() {
    return size;
  }

  int slot(int i) {
    return slots[i];
  }

  long marks(int i) {
    return marks[i];
  }

  /** Whether nothing but resources sets the nodes apart so far. */
  boolean arePlain() {
    return ClassFits.arePlain(allMarks);
  }

  void score(int i, long points) {
    totals[i] += points;
  }

  long total(int i) {
    return totals[i];
  }
}
