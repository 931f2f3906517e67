package io.gondola.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which endpoint each client was sent to: it goes there again as long as the endpoint is usable and
 * its last connection is not too long ago.
 */
final class SessionAffinity {

  /** By the client's IP; looked up, never walked. */
  private final Map<String, Session> sessions = new HashMap<>();

  private record Session(String address, Instant lastConnection) {}

  /**
   * @param usable sorted by address
   * @param timeout how long a client is remembered after its last connection
   */
  Optional<ProxyEndpoint> recall(
      String client, ImmutableList<ProxyEndpoint> usable, Duration timeout, Instant now) {
    Session session = sessions.get(client);
    if (session == null) {
      return Optional.empty();
    }
    int found =
        session.lastConnection().plus(timeout).isBefore(now)
            ? -1
            : Collections.binarySearch(
                Lists.transform(usable, ProxyEndpoint::address), session.address());
    if (found < 0) {
      sessions.remove(client);
      return Optional.empty();
    }
    return Optional.of(usable.get(found));
  }

  void remember(String client, ProxyEndpoint endpoint, Instant now) {
    sessions.put(client, new Session(endpoint.address(), now));
  }
}
