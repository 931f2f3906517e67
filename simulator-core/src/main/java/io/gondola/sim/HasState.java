package io.gondola.sim;

/**
 * An object whose fields say more than its state, such as a log of the past that nobody acts on, or
 * a memory of results that could be worked out again.
 *
 * <p>{@link StateHash} looks at what this gives in place of the fields. Leave out only what can
 * never make a difference to what happens next: a search takes two equal states for one.
 */
public interface HasState {

  /** What tells this object from another one that would go on differently. */
  Object state();

  /** The state of an object that has none: whatever it holds, nothing depends on it. */
  Object NONE = "";
}
