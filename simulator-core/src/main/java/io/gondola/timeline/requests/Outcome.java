package io.gondola.timeline.requests;

/** How a request ended. */
public enum Outcome {
  /** It was answered, and well. */
  SERVED(0, "served"),

  /** The connection was refused: nobody listens there, or the backlog is full. */
  REFUSED(1, "refused"),

  /** The connection broke while the request was under way: its server ended. */
  RESET(2, "reset"),

  /** The client waited in vain. */
  TIMED_OUT(3, "timed out"),

  /** There was no way: no such name, no usable endpoint, or nobody has that address. */
  UNROUTABLE(4, "unroutable"),

  /** It was answered with an error, such as a status of 500. */
  FAILED(5, "failed");

  private final int column;
  private final String words;

  Outcome(int column, String words) {
    this.column = column;
    this.words = words;
  }

  /** Its place in a row of counts. */
  int column() {
    return column;
  }

  @Override
  public String toString() {
    return words;
  }
}
