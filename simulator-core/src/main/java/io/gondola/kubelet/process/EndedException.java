package io.gondola.kubelet.process;

/** Leaves the code of a program whose process has just ended: nothing that follows may happen. */
final class EndedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  EndedException(String message) {
    super(message);
  }
}
