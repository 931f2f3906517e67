package io.gondola.sim;

/** An action that is scheduled and may be called off. */
public interface Timer {

  /**
   * Calls the action off; costs next to nothing.
   *
   * @return false if it has run already or was called off before
   */
  boolean cancel();

  /** Whether the action is still to run. */
  boolean isPending();
}
