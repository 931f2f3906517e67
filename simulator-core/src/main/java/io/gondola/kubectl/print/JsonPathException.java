package io.gondola.kubectl.print;

/** A JSONPath that cannot be read. */
public final class JsonPathException extends RuntimeException {

  private static final long serialVersionUID = 1;

  JsonPathException(String message) {
    super(message);
  }
}
