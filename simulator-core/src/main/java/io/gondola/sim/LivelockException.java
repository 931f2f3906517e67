package io.gondola.sim;

/**
 * A run that reached a limit without settling; the message names the components that keep it busy.
 */
public final class LivelockException extends RuntimeException {

  private static final long serialVersionUID = 1;

  LivelockException(String message) {
    super(message);
  }
}
