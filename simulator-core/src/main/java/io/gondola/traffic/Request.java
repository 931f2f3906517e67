package io.gondola.traffic;

import io.gondola.sim.Timer;
import io.gondola.timeline.requests.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A request under way: what its sender knows of it, in fields, since millions of them are used
 * again and again. It is also the action that its sender schedules.
 */
final class Request implements Runnable {

  final Sender sender;

  long number;

  /** The user, or the kept connection, that it belongs to; -1 for none. */
  int slot;

  int tries;

  // Times are nanoseconds since the simulation began.
  long sentAt;
  long triedAt;

  /** When its server has answered it; the answer may still be on its way. */
  long answeredAt;

  @Nullable Dial dial;
  @Nullable Server server;
  boolean atServer;

  /** What happens to it when its timer ends; null for another try. */
  @Nullable Outcome outcome;

  String reason = "";
  @Nullable Timer timer;

  /** Its neighbours at its server, or among those that are free. */
  @Nullable Request next;

  @Nullable Request previous;

  Request(Sender sender) {
    this.sender = sender;
  }

  @Override
  public void run() {
    sender.onTimer(this);
  }
}
