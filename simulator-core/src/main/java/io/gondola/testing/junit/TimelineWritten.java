package io.gondola.testing.junit;

/** Says in a failure where to read on. It is never thrown, and has no stack to show. */
final class TimelineWritten extends Exception {

  private static final long serialVersionUID = 1;

  TimelineWritten(String message) {
    super(message, null, false, false);
  }
}
