package io.gondola.network;

import static com.google.common.base.Preconditions.checkArgument;

import io.gondola.api.core.Node;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Distribution;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The cluster's network: a proxy on each node, and one name server. */
public final class Network {

  private final ApiServer api;
  private final NetworkHistory history;
  private final Settings settings;
  private final ClusterDns dns;
  private final SharedEndpoints endpoints = new SharedEndpoints();
  private final Map<String, ServiceProxy> proxies = new TreeMap<>();

  /**
   * What a network is like.
   *
   * @param watch how far the views of proxies and name server lag behind the API server
   */
  public record Settings(ProxyMode mode, Distribution watch, NetworkTimes times) {}

  private Network(ApiServer api, Settings settings) {
    this.api = api;
    this.history = new NetworkHistory(api);
    this.settings = settings;
    this.dns = new ClusterDns(api.simulation(), arrivals("coredns"));
  }

  /** Starts a network; it costs nothing until somebody uses it. */
  public static Network start(ApiServer api, Settings settings) {
    return new Network(api, settings);
  }

  /** The proxy of a node, which must exist when it is first asked for. */
  public ServiceProxy proxy(String node) {
    ServiceProxy known = proxies.get(node);
    if (known != null) {
      return known;
    }
    checkArgument(
        api.find(Node.TYPE, new ObjectKey("", node)).isPresent(), "there is no node %s", node);
    String component = "kube-proxy/" + node;
    ProxyView.Timing timing =
        ProxyView.Timing.of(
            settings.times(), delay(component + "/apply", settings.times().proxyApply()));
    ServiceProxy.World world = new ServiceProxy.World(api, settings.mode(), endpoints);
    ServiceProxy proxy = new ServiceProxy(world, node, arrivals(component), timing);
    proxies.put(node, proxy);
    return proxy;
  }

  /** The name server. */
  public ClusterDns dns() {
    return dns;
  }

  private Arrivals arrivals(String component) {
    return new Arrivals(history, delay(component + "/watch", settings.watch()));
  }

  private Supplier<Duration> delay(String stream, Distribution distribution) {
    ChoiceStream choices = api.simulation().choices().stream(stream);
    return () -> distribution.sample(choices);
  }

  @Override
  public String toString() {
    return "Network[%s, %s changes so far]".formatted(settings.mode(), history.size());
  }
}
