package io.gondola.kubelet.sync;

/** What the runtime knows of a container's newest instance. */
public enum RunState {
  /** There is none. */
  ABSENT,
  /** It was created but never started. */
  CREATED,
  RUNNING,
  EXITED,
  /** It may or may not run: it is killed before another one starts. */
  UNKNOWN
}
