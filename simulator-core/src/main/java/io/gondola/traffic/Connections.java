package io.gondola.traffic;

import io.gondola.traffic.Load.Users;
import org.jspecify.annotations.Nullable;

/** A client's connections: a new one for each request, or some that are kept. */
final class Connections {

  private final Dialer dialer;
  private final String[] clientIps;
  private final boolean kept;
  private final @Nullable Dial[] open;
  private int turn;

  /**
   * @param name of the client
   */
  Connections(Client client, String name, Dialer dialer) {
    int users = client.load() instanceof Users all ? all.number() : 0;
    this.dialer = dialer;
    this.kept = client.connections() > 0;
    this.open = new Dial[users > 0 ? users : client.connections()];
    this.clientIps = new String[Math.max(1, users)];
    for (int i = 0; i < clientIps.length; i++) {
      clientIps[i] = users == 0 ? name : name + "/" + i;
    }
  }

  /** The kept connection whose turn it is; -1 if none is kept. */
  int nextSlot() {
    return open.length == 0 ? -1 : Math.floorMod(turn++, open.length);
  }

  /** A connection that is open, or what became of the attempt to open one. */
  Dial get(int slot) {
    if (!kept) {
      return dial(slot);
    }
    Dial known = open[slot];
    if (known == null || !known.isOpen()) {
      known = dial(slot);
      open[slot] = known;
    }
    return known;
  }

  /** Whoever was let down opens a new one. */
  void drop(int slot) {
    if (kept) {
      open[slot] = null;
    }
  }

  private Dial dial(int slot) {
    int place = slot >= 0 ? slot : Math.floorMod(turn++, Integer.MAX_VALUE);
    return dialer.dial(place, clientIps[slot < 0 || clientIps.length == 1 ? 0 : slot]);
  }
}
