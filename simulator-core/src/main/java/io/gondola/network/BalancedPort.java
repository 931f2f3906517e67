package io.gondola.network;

import com.google.common.collect.ImmutableList;
import io.gondola.sim.ChoiceStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A port of a Service on one node: its usable endpoints, and who was sent where. */
final class BalancedPort {

  private final ProxyMode mode;
  private final ChoiceStream choices;
  private final SessionAffinity sessions = new SessionAffinity();
  private @Nullable EndpointCategories categories;
  private long turn;

  BalancedPort(ProxyMode mode, ChoiceStream choices) {
    this.mode = mode;
    this.choices = choices;
  }

  /** Null if something has changed since they were last computed. */
  @Nullable EndpointCategories categories() {
    return categories;
  }

  void setCategories(EndpointCategories computed) {
    categories = computed;
  }

  void invalidate() {
    categories = null;
  }

  /**
   * Picks an endpoint for a new connection.
   *
   * @param usable not empty, sorted by address
   * @param affinity how long the client stays with its endpoint; empty if it does not
   */
  ProxyEndpoint pick(
      ImmutableList<ProxyEndpoint> usable,
      Optional<Duration> affinity,
      String client,
      Instant now) {
    if (affinity.isEmpty()) {
      return balance(usable);
    }
    ProxyEndpoint picked =
        sessions.recall(client, usable, affinity.get(), now).orElseGet(() -> balance(usable));
    sessions.remember(client, picked, now);
    return picked;
  }

  private ProxyEndpoint balance(ImmutableList<ProxyEndpoint> usable) {
    return switch (mode) {
      case RANDOM -> usable.get(choices.pick(usable.size()));
      case ROUND_ROBIN -> usable.get((int) (turn++ % usable.size()));
    };
  }
}
