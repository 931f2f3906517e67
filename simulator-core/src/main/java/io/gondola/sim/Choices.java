package io.gondola.sim;

import java.util.List;

/**
 * The single door of nondeterminism: whatever is random or unordered in a simulation is asked for
 * here.
 *
 * <p>Each component draws from a stream of its own, so that one more draw in one component leaves
 * the draws of all others as they were. Together with its inputs, a run is fully given by its
 * choices: see {@link #seeded} and {@link #scripted}.
 */
public interface Choices {

  /** The stream of a component; the same name gives the same stream. */
  ChoiceStream stream(String component);

  /**
   * Whether events of one time and rank run in an order of our choosing rather than as scheduled.
   */
  default boolean ordersTies() {
    return false;
  }

  /**
   * Which of several events of one time and rank runs next, counted from 0 in the order of
   * scheduling.
   *
   * @param n how many there are, at least 2
   */
  default int nextEvent(int n) {
    return 0;
  }

  /** The same, for those who want to know what the events are. */
  default int nextEvent(List<Activity> tied) {
    return nextEvent(tied.size());
  }

  /** Choices drawn from a seed: the same on every JVM. */
  static Choices seeded(long seed) {
    return new SeededChoices(seed);
  }

  /** Choices that repeat a recording; see {@link RecordedChoices#script}. */
  static Choices scripted(Script script) {
    return new ScriptedChoices(script);
  }

  /**
   * The same choices, with the order of simultaneous events chosen too, from a stream of its own.
   */
  static Choices orderingTies(Choices choices) {
    return new TieOrderingChoices(choices);
  }
}
