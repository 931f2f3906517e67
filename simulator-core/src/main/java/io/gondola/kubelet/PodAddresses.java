package io.gondola.kubelet;

import com.google.common.net.InetAddresses;
import java.util.TreeSet;

/** The IPs of a node's pods: the lowest free one of its range. */
final class PodAddresses {

  /** The first address of the range is the node's own end of the network. */
  private static final int FIRST_HOST = 2;

  private final int range;
  private final TreeSet<Integer> returned = new TreeSet<>();
  private int next = FIRST_HOST;

  /** A range such as {@code 10.244.3.0/24}. */
  PodAddresses(String podCidr) {
    this.range = number(podCidr.substring(0, podCidr.indexOf('/')));
  }

  String take() {
    Integer host = returned.pollFirst();
    return InetAddresses.fromInteger(range + (host == null ? next++ : host)).getHostAddress();
  }

  void giveBack(String ip) {
    returned.add(number(ip) - range);
  }

  private static int number(String ip) {
    return InetAddresses.coerceToInteger(InetAddresses.forString(ip));
  }
}
