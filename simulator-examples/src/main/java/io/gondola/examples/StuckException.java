package io.gondola.examples;

/** A rollout that does not get on; the message says why. */
final class StuckException extends RuntimeException {

  private static final long serialVersionUID = 1;

  StuckException(String message) {
    super(message);
  }
}
