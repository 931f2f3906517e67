package io.gondola.kubelet.process;

import org.jspecify.annotations.Nullable;

/** Runs the code of a program, and knows whether it runs now. */
final class ProgramGuard {

  private boolean inside;

  boolean isInside() {
    return inside;
  }

  /** Returns what the code threw; null if it came to its end, or to that of its process. */
  @Nullable RuntimeException run(Runnable code) {
    boolean before = inside;
    inside = true;
    try {
      code.run();
      return null;
    } catch (EndedException e) {
      return null; // What there is to say has been said.
    } catch (RuntimeException e) {
      return e;
    } finally {
      inside = before;
    }
  }
}
