package io.gondola.network;

import com.google.common.collect.ImmutableList;

/** What a name stands for. */
public sealed interface DnsAnswer {

  /**
   * The IP addresses of a name: one virtual IP, or those of the pods of a headless Service. A real
   * name server gives them in random order.
   */
  record Addresses(ImmutableList<String> ips) implements DnsAnswer {}

  /** Another name for something outside the cluster. */
  record Alias(String name) implements DnsAnswer {}

  /** There is no such name (NXDOMAIN). A headless Service without ready pods has none either. */
  record NoSuchName() implements DnsAnswer {}
}
