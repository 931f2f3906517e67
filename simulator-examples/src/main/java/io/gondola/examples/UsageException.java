package io.gondola.examples;

/** An argument or a file that cannot be used; the message says so to the user. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
