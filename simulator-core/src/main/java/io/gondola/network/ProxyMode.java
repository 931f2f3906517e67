package io.gondola.network;

/** How a proxy picks among usable endpoints: once a connection, without looking at the load. */
public enum ProxyMode {
  /** All equally likely, as kube-proxy's iptables and nftables modes do it. */
  RANDOM,
  /** One after the other, each node for itself, as its ipvs mode does it by default. */
  ROUND_ROBIN
}
