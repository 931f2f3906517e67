package io.gondola.explore;

import org.jspecify.annotations.Nullable;

/** A path to try, and the shortcut that it is a part of, if it is of one. */
record Branch(Path path, @Nullable Shortcut shortcut) {

  static final Branch STRAIGHT = new Branch(Path.STRAIGHT, null);

  /** A choice of which only some alternatives are tried, until one of them proves to do more. */
  static final class Shortcut {
    private final Path before;
    private final ChoicePoint point;
    private boolean closed;

    Shortcut(Path before, ChoicePoint point) {
      this.before = before;
      this.point = point;
    }

    /** An alternative has done more than it should: the others are to be tried after all. */
    void close(Frontier frontier) {
      if (!closed) {
        closed = true;
        frontier.addAll(before, point.position(), point.enough(), point.alternatives(), null);
      }
    }
  }
}
