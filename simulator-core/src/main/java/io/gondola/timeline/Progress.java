package io.gondola.timeline;

/**
 * Hears how far a long piece of work has come: an experiment, say, or an exploration. It only
 * listens, so that results never depend on who does.
 */
@FunctionalInterface
public interface Progress {

  /** Does not listen. */
  Progress NONE = (what, done, total) -> {};

  /**
   * A step is done. The last call of a piece of work has {@code done} equal to {@code total}.
   *
   * @param what the step that was done, such as {@code canary, seed 7}
   * @param done how many steps are done
   * @param total how many there are in all; 0 while nobody knows
   */
  void on(String what, long done, long total);
}
