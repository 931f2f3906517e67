package io.gondola.kubelet;

import java.util.TreeSet;

/** The IPs of a node's pods: the lowest free one of its range. */
final class PodAddresses {

  /** The first address of the range is the node's own end of the network. */
  private static final int FIRST_HOST = 2;

  private final String prefix;
  private final TreeSet<Integer> returned = new TreeSet<>();
  private int next = FIRST_HOST;

  /** A range of 256 addresses such as {@code 10.244.3.0/24}. */
  PodAddresses(String podCidr) {
    this.prefix = podCidr.substring(0, podCidr.lastIndexOf('.') + 1);
  }

  String take() {
    Integer host = returned.pollFirst();
    return prefix + (host == null ? next++ : host);
  }

  void giveBack(String ip) {
    returned.add(Integer.parseInt(ip.substring(ip.lastIndexOf('.') + 1)));
  }
}
