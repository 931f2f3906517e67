package io.gondola.kubelet.probe;

/** What one run of a probe came to. */
public enum ProbeOutcome {
  SUCCESS,
  FAILURE,
  /** The probe could not be carried out, say for a port name that does not exist: it counts not. */
  ERROR;

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  /** The verdict on an HTTP answer: anything from 200 to 399 will do. */
  public static ProbeOutcome ofHttp(int statusCode) {
    return statusCode >= OK && statusCode < BAD_REQUEST ? SUCCESS : FAILURE;
  }

  /** The verdict on a command. */
  public static ProbeOutcome ofExec(int exitCode) {
    return exitCode == 0 ? SUCCESS : FAILURE;
  }
}
