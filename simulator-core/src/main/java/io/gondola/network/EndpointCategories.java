package io.gondola.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which endpoints a node may send new connections to.
 *
 * <p>Ready ones; if there is none, those that were told to stop and still answer. For a {@code
 * Local} policy that is asked of the endpoints on the node alone.
 *
 * @param cluster for traffic under the policy {@code Cluster}
 * @param local for traffic under the policy {@code Local}
 * @param anywhere whether there is a usable endpoint in the whole cluster
 */
record EndpointCategories(
    ImmutableList<ProxyEndpoint> cluster, ImmutableList<ProxyEndpoint> local, boolean anywhere) {

  /** The node that asks; an empty zone is none. */
  record Place(String node, String zone) {}

  static EndpointCategories of(List<ProxyEndpoint> endpoints, TrafficRules rules, Place place) {
    ImmutableList<ProxyEndpoint> cluster =
        rules.usesClusterEndpoints() ? ofCluster(endpoints, place) : ImmutableList.of();
    if (!rules.usesLocalEndpoints()) {
      return new EndpointCategories(cluster, ImmutableList.of(), !cluster.isEmpty());
    }
    boolean anywhere =
        endpoints.stream().anyMatch(each -> each.isReady() || each.isServingTerminating());
    ImmutableList<ProxyEndpoint> local =
        readyOrTerminating(filtered(endpoints, each -> each.isOn(place.node())));
    return new EndpointCategories(cluster, local, anywhere);
  }

  private static ImmutableList<ProxyEndpoint> ofCluster(
      List<ProxyEndpoint> endpoints, Place place) {
    ImmutableList<ProxyEndpoint> usable = readyOrTerminating(endpoints);
    // What is about to end is taken wherever it is.
    return usable.isEmpty() || !usable.get(0).isReady() ? usable : near(usable, place);
  }

  private static ImmutableList<ProxyEndpoint> readyOrTerminating(List<ProxyEndpoint> endpoints) {
    ImmutableList<ProxyEndpoint> ready = filtered(endpoints, ProxyEndpoint::isReady);
    return ready.isEmpty() ? filtered(endpoints, ProxyEndpoint::isServingTerminating) : ready;
  }

  /**
   * The endpoints meant for this node, else those meant for this zone, else all. A single endpoint
   * without a hint makes hints void: it would get no traffic.
   */
  private static ImmutableList<ProxyEndpoint> near(
      ImmutableList<ProxyEndpoint> ready, Place place) {
    ImmutableList<ProxyEndpoint> ofNode = hinted(ready, ProxyEndpoint::nodeHints, place.node());
    ImmutableList<ProxyEndpoint> ofZone = hinted(ready, ProxyEndpoint::zoneHints, place.zone());
    return !ofNode.isEmpty() ? ofNode : !ofZone.isEmpty() ? ofZone : ready;
  }

  private static ImmutableList<ProxyEndpoint> hinted(
      ImmutableList<ProxyEndpoint> ready,
      Function<ProxyEndpoint, ImmutableSet<String>> hints,
      String here) {
    return ready.stream().anyMatch(each -> hints.apply(each).isEmpty())
        ? ImmutableList.of()
        : filtered(ready, each -> hints.apply(each).contains(here));
  }

  private static ImmutableList<ProxyEndpoint> filtered(
      List<ProxyEndpoint> endpoints, Predicate<ProxyEndpoint> condition) {
    return endpoints.stream().filter(condition).collect(ImmutableList.toImmutableList());
  }
}
