package io.gondola.kubelet;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Steps that take simulated time, one after the other. Each is given what to call when it is done.
 */
final class Steps {

  private final Queue<Consumer<Runnable>> steps = new ArrayDeque<>();
  private boolean cancelled;

  Steps then(Consumer<Runnable> step) {
    steps.add(step);
    return this;
  }

  /** Runs all steps, then the last action. */
  void run(Runnable last) {
    Consumer<Runnable> step = steps.poll();
    if (cancelled) {
      return;
    }
    if (step == null) {
      last.run();
    } else {
      step.accept(() -> run(last));
    }
  }

  /** Nothing more happens: not even the last action. */
  void cancel() {
    cancelled = true;
  }
}
