package io.gondola.manifest;

/** A document that cannot be read as a tree. */
final class SyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int line;

  /**
   * @param line of the whole text, from 1
   */
  SyntaxException(String message, int line) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }
}
