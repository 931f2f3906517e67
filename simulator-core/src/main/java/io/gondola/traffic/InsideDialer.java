package io.gondola.traffic;

import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import io.gondola.network.ClusterDns;
import io.gondola.network.DnsAnswer;
import io.gondola.network.Network;
import io.gondola.network.ServiceProxy;
import io.gondola.sim.ChoiceStream;
import org.jspecify.annotations.Nullable;

/** Connects as a pod does: asks the name server, then the proxy of its own node. */
final class InsideDialer implements Dialer {

  private final Client client;
  private final Doors doors;
  private final ClusterDns dns;
  private final ImmutableList<ServiceProxy> proxies;
  private final ChoiceStream choices;

  /** What the name server said when it knew of so many changes. */
  private @Nullable DnsAnswer answer;

  private long answerAsOf;

  InsideDialer(Client client, Network network, Doors doors, ChoiceStream choices) {
    this.client = client;
    this.doors = doors;
    this.dns = network.dns();
    this.choices = choices;
    this.proxies = Routes.proxies(client, network, doors);
  }

  @Override
  public Dial dial(int place, String clientIp) {
    ServiceProxy proxy = home(place);
    DnsAnswer known = resolve();
    if (known instanceof DnsAnswer.Addresses addresses) {
      return connect(proxy, pick(addresses.ips()), clientIp);
    }
    String reason =
        known instanceof DnsAnswer.Alias alias
            ? client.target().host() + " is " + alias.name() + ", outside the cluster"
            : "no such host: " + client.target().host();
    return Dial.failed(Dial.Kind.NO_WAY, proxy.node(), null, reason);
  }

  /** A client dies with its node; those on other nodes go on. */
  private ServiceProxy home(int place) {
    for (int i = 0; i < proxies.size(); i++) {
      ServiceProxy proxy = proxies.get((place + i) % proxies.size());
      if (doors.isPowered(proxy.node())) {
        return proxy;
      }
    }
    return proxies.get(place % proxies.size());
  }

  private DnsAnswer resolve() {
    long changes = dns.changes();
    DnsAnswer known = answer;
    if (known == null || answerAsOf != changes) {
      String host = client.target().host();
      known =
          InetAddresses.isInetAddress(host)
              ? new DnsAnswer.Addresses(ImmutableList.of(host))
              : dns.resolve(host, client.namespace());
      answer = known;
      answerAsOf = changes;
    }
    return known;
  }

  private String pick(ImmutableList<String> ips) {
    return ips.size() == 1 ? ips.get(0) : choices.pick(ips);
  }

  private Dial connect(ServiceProxy proxy, String ip, String clientIp) {
    int port = client.target().port();
    return doors.isReal(ip)
        ? doors.open(proxy.node(), ip + ":" + port, null)
        : Routes.follow(proxy.toClusterIp(ip, port, clientIp), proxy.node(), doors);
  }
}
