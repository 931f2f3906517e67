package io.gondola.traffic;

/** Opens a client's connections. */
interface Dialer {

  /**
   * Connects to the client's target.
   *
   * @param place counted from 0: the client's nodes are taken in turn
   * @param clientIp who connects, as far as session affinity is concerned
   */
  Dial dial(int place, String clientIp);
}
