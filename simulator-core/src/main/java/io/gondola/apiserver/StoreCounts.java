package io.gondola.apiserver;

import io.gondola.sim.HasState;

/** How often objects have been written and read; nothing depends on how often that was. */
final class StoreCounts implements HasState {

  private long version;
  private long reads;

  StoreCounts copy() {
    StoreCounts copy = new StoreCounts();
    copy.version = version;
    return copy;
  }

  @Override
  public Object state() {
    return NONE;
  }

  long nextVersion() {
    return ++version;
  }

  void read() {
    reads++;
  }

  long reads() {
    return reads;
  }
}
