package io.gondola.kubelet;

import com.google.common.net.InetAddresses;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The IPs of a node's pods. One that was given back rests as long as the range has others, and then
 * the one goes first that has rested longest: so who still has an old address of a pod meets
 * nobody, at first.
 */
final class PodAddresses {

  /** The first address of the range is the node's own end of the network. */
  private static final int FIRST_HOST = 2;

  private final int range;

  /** The last address of the range is for broadcasts. */
  private final int lastHost;

  private final Set<Integer> returned = new LinkedHashSet<>();
  private int next = FIRST_HOST;

  /** A range such as {@code 10.244.3.0/24}. */
  PodAddresses(String podCidr) {
    int slash = podCidr.indexOf('/');
    this.range = number(podCidr.substring(0, slash));
    this.lastHost = (1 << (Integer.SIZE - Integer.parseInt(podCidr.substring(slash + 1)))) - 2;
  }

  String take() {
    boolean fresh = next <= lastHost || returned.isEmpty();
    return InetAddresses.fromInteger(range + (fresh ? next++ : oldestReturned())).getHostAddress();
  }

  private int oldestReturned() {
    Iterator<Integer> oldest = returned.iterator();
    int host = oldest.next();
    oldest.remove();
    return host;
  }

  void giveBack(String ip) {
    returned.add(number(ip) - range);
  }

  private static int number(String ip) {
    return InetAddresses.coerceToInteger(InetAddresses.forString(ip));
  }
}
