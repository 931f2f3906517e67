package io.gondola.network;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ObjectKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How names are read: which full names a short one may mean, and what a full name means. */
final class DnsNames {

  static final String DOMAIN = "cluster.local";

  private static final String SERVICES = ".svc." + DOMAIN;

  /** Pods' {@code resolv.conf} says {@code ndots:5}: names with fewer dots are tried as short. */
  private static final int NDOTS = 5;

  private DnsNames() {}

  /**
   * A name below the domain of Services.
   *
   * @param endpoint the first part, that of a single pod; empty if the name is the Service's own
   */
  record Target(ObjectKey service, String endpoint) {}

  /** The full names that a pod of a namespace tries, in order; all without the dot at the end. */
  static ImmutableList<String> candidates(String name, String namespace) {
    if (name.endsWith(".")) {
      return ImmutableList.of(name.substring(0, name.length() - 1));
    }
    ImmutableList<String> searched =
        ImmutableList.of(name + "." + namespace + SERVICES, name + SERVICES, name + "." + DOMAIN);
    ImmutableList.Builder<String> candidates = ImmutableList.builder();
    return CharMatcher.is('.').countIn(name) < NDOTS
        ? candidates.addAll(searched).add(name).build()
        : candidates.add(name).addAll(searched).build();
  }

  /** What a full name asks for; empty if it is not a Service's. */
  static Optional<Target> target(String fullName) {
    String name = fullName.toLowerCase(Locale.ROOT);
    if (!name.endsWith(SERVICES)) {
      return Optional.empty();
    }
    String own = name.substring(0, name.length() - SERVICES.length());
    List<String> parts = Splitter.on('.').splitToList(own);
    return switch (parts.size()) {
      case 2 -> Optional.of(new Target(new ObjectKey(parts.get(1), parts.get(0)), ""));
      case 3 -> Optional.of(new Target(new ObjectKey(parts.get(2), parts.get(1)), parts.get(0)));
      default -> Optional.empty();
    };
  }
}
