package io.gondola.controller.custom;

/** Looks on when a controller has written; it may let the process end there and then. */
@FunctionalInterface
public interface WriteWatch {

  /** Nothing happens. */
  WriteWatch NONE = () -> {};

  /**
   * Called after each write.
   *
   * @throws ProcessCrash to end the process before it does anything else
   */
  void written();

  /** Passes on what was written. */
  default <T> T done(T written) {
    written();
    return written;
  }

  /** The end of a process in the midst of its work. */
  final class ProcessCrash extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ProcessCrash() {
      super("the process was crashed by hand");
    }
  }
}
