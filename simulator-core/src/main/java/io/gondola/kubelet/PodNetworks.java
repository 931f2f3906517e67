package io.gondola.kubelet;

import com.google.common.net.InetAddresses;
import io.gondola.kubelet.process.ContainerProcess;
import io.gondola.kubelet.process.NetworkNamespace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

  /** Those of pods on the node's own network: they share its address. */
  private final List<NetworkNamespace> ofHost = new ArrayList<>();

  PodNetworks(NodeShape node) {
    int slash = node.podCidr().indexOf('/');
    this.hostIp = node.hostIp();
    this.mask = -1 << (32 - Integer.parseInt(node.podCidr().substring(slash + 1)));
    this.range = number(node.podCidr().substring(0, slash));
    this.addresses = new PodAddresses(node.podCidr());
  }

  NetworkNamespace take(boolean hostNetwork) {
    NetworkNamespace network = new NetworkNamespace(hostNetwork ? hostIp : addresses.take());
    if (hostNetwork) {
      ofHost.add(network);
    } else {
      ofPods.put(network.ip(), network);
    }
    return network;
  }

  void giveBack(@Nullable NetworkNamespace network) {
    if (network == null || !network.close()) {
      return;
    }
    if (network.ip().equals(hostIp)) {
      ofHost.remove(network);
    } else {
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
      return ofHost.stream().flatMap(network -> network.listener(port).stream()).findFirst();
    }
    NetworkNamespace network = ofPods.get(ip);
    return network == null ? Optional.empty() : network.listener(port);
  }

  private static int number(String ip) {
    return InetAddresses.coerceToInteger(InetAddresses.forString(ip));
  }
}
