package io.gondola.explore;

/**
 * A place in a run where it can go on in several ways.
 *
 * @param position how many there were before in this run
 * @param alternatives how many ways there are, at least 2
 * @param enough how many of the first ones do if none of them touches more than the memory of its
 *     own process; see {@link Search}
 */
record ChoicePoint(Kind kind, int position, int alternatives, int enough) {

  enum Kind {
    /** Which of simultaneous events runs next. */
    ORDER,
    /** How long something takes. */
    DELAY,
    /** Which fault is inflicted now; the first alternative is none. */
    FAULT
  }
}
