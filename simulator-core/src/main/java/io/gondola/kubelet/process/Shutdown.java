package io.gondola.kubelet.process;

/** What a server does between SIGTERM and its end. */
public enum Shutdown {
  /** Listens no more and closes idle connections at once, answers what it has begun, then exits. */
  DRAIN,

  /** Goes on as if nothing had happened for its stop time, then does as {@link #DRAIN} does. */
  LINGER,

  /** Listens no more, and exits after its stop time whatever it has begun. */
  ABORT
}
