package io.gondola.traffic;

import io.gondola.api.meta.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt to connect.
 *
 * @param node whose proxy it passed
 * @param pod where the proxy sent it; null if nowhere
 * @param server who took it; null if nobody did
 * @param reason why nobody did, for people
 */
record Dial(
    Kind kind, String node, @Nullable ObjectKey pod, @Nullable Server server, String reason) {

  enum Kind {
    CONNECTED,
    REFUSED,

    /** No answer at all. */
    SILENT,
    NO_WAY
  }

  static Dial connected(String node, Server server) {
    return new Dial(Kind.CONNECTED, node, server.pod(), server, "");
  }

  static Dial failed(Kind kind, String node, @Nullable ObjectKey pod, String reason) {
    return new Dial(kind, node, pod, null, reason);
  }

  /** Whether more requests can be sent on it. */
  boolean isOpen() {
    return server != null && server.isOpen();
  }
}
