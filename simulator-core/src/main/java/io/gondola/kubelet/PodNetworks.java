package io.gondola.kubelet;

import com.google.common.net.InetAddresses;
import io.gondola.kubelet.process.ContainerProcess;
import io.gondola.kubelet.process.NetworkNamespace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The networks of a node's pods, and who is reached at which address. */
final class PodNetworks {

  private final String hostIp;
  private final int range;
  private final int mask;
  private final PodAddresses addresses;

  /** By address; looked up, never walked. */
  private final Map<String, NetworkNamespace> ofPods = new HashMap<>();

  /** The node's own: pods that ask for it share its address and its ports. */
  private final NetworkNamespace ofHost;

  PodNetworks(NodeShape node) {
    int slash = node.podCidr().indexOf('/');
    this.hostIp = node.hostIp();
    this.ofHost = new NetworkNamespace(hostIp);
    this.mask = -1 << (32 - Integer.parseInt(node.podCidr().substring(slash + 1)));
    this.range = number(node.podCidr().substring(0, slash));
    this.addresses = new PodAddresses(node.podCidr());
  }

  NetworkNamespace take(boolean hostNetwork) {
    if (hostNetwork) {
      return ofHost;
    }
    NetworkNamespace network = new NetworkNamespace(addresses.take());
    ofPods.put(network.ip(), network);
    return network;
  }

  void giveBack(@Nullable NetworkNamespace network) {
    if (network != null && network != ofHost && network.close()) {
      ofPods.remove(network.ip());
      addresses.giveBack(network.ip());
    }
  }

  /** Whether an address is the node's or in the range of its pods. */
  boolean owns(String ip) {
    return ip.equals(hostIp) || (number(ip) & mask) == range;
  }

  /** Whether somebody has the address now. */
  boolean isTaken(String ip) {
    return ip.equals(hostIp) || ofPods.containsKey(ip);
  }

  Optional<ContainerProcess> listener(String ip, int port) {
    if (ip.equals(hostIp)) {
      return ofHost.listener(port);
    }
    NetworkNamespace network = ofPods.get(ip);
    return network == null ? Optional.empty() : network.listener(port);
  }

  private static int number(String ip) {
    return InetAddresses.coerceToInteger(InetAddresses.forString(ip));
  }
}
