package io.gondola.explore;

/** Decides which alternatives a run takes. */
interface Guide {

  /** Takes one of the alternatives at a choice, counted from 0. */
  int choose(ChoicePoint point, Run run);

  /** Looks on after each event. */
  default void afterEvent(Run run) {}
}
