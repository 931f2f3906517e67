package io.gondola.timeline;

import java.util.StringJoiner;

/** Says which numbers changed, and by how much: {@code 5 pods (+1), 3 ready and available (-1)}. */
final class CountChanges {

  private final StringJoiner text = new StringJoiner(", ");

  CountChanges addPods(int before, int after) {
    return add(after == 1 ? "pod" : "pods", before, after);
  }

  CountChanges add(String what, int before, int after) {
    if (before != after) {
      int change = after - before;
      text.add(after + " " + what + " (" + (change > 0 ? "+" : "") + change + ")");
    }
    return this;
  }

  /** Ready and available pods; mostly they are the same ones, and named once. */
  CountChanges addReadiness(int readyBefore, int ready, int availableBefore, int available) {
    return readyBefore == availableBefore && ready == available
        ? add("ready and available", readyBefore, ready)
        : add("ready", readyBefore, ready).add("available", availableBefore, available);
  }

  /** What changed, or another text if nothing did. */
  String or(String prefix, String otherwise) {
    return text.length() == 0 ? otherwise : prefix + text;
  }
}
