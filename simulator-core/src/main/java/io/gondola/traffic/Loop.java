package io.gondola.traffic;

/** What makes a client send its requests. */
interface Loop {

  void start();

  /** Nothing is sent from now on. */
  void stop();
}
