package io.gondola;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.api.discovery.EndpointSlice;
import io.gondola.timeline.requests.LostRequest;
import io.gondola.timeline.requests.TrafficReport;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Proxies that lag behind or stand still because you say so. */
class ProxyFaultsTest {

  private static Cluster deployed() {
    Cluster cluster = Cluster.withNodes(3);
    cluster.apply(Services.service("web", ""));
    cluster.apply(
        Services.deployment("web", 4)
            .replace("ports:", "lifecycle: {preStop: {sleep: {seconds: 2}}}, ports:"));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(2));
    cluster.runFor(ofSeconds(30));
    return cluster;
  }

  /** The slice as it is soon after a pod was told to go. */
  private static EndpointSlice shrink(Cluster cluster) {
    cluster.scale("web", 3);
    cluster.runFor(ofMillis(100));
    return cluster.list(EndpointSlice.TYPE, "").get(0);
  }

  private static Instant effective(Cluster cluster, String node, EndpointSlice slice) {
    return cluster.network().proxy(node).effectiveSince(slice).orElseThrow();
  }

  @Test
  void delayedWatch_bringsTheNewsLate() {
    Cluster cluster = deployed();

    cluster.faults().delayWatches("kube-proxy/node-2", ofSeconds(5), ofSeconds(1));
    EndpointSlice news = shrink(cluster);
    cluster.runFor(ofSeconds(10));
    EndpointSlice later = cluster.list(EndpointSlice.TYPE, "").get(0);

    Instant inTime = effective(cluster, "node-1", news);
    assertThat(effective(cluster, "node-3", news)).isEqualTo(inTime);
    assertThat(effective(cluster, "node-2", news)).isEqualTo(inTime.plusSeconds(5));
    assertThat(later.endpoints()).as("the pod has gone after the fault").hasSize(3);
    assertThat(effective(cluster, "node-2", later))
        .as("news do not overtake each other")
        .isEqualTo(effective(cluster, "node-2", news));
  }

  @Test
  void pausedProxy_appliesNothingUntilItGoesOn() {
    Cluster cluster = deployed();
    Instant end = cluster.now().plusSeconds(10);

    cluster.faults().pause("kube-proxy/node-2", ofSeconds(10));
    EndpointSlice news = shrink(cluster);
    cluster.runFor(ofSeconds(20));

    Duration applied = ofMillis(50);
    assertThat(effective(cluster, "node-1", news)).isBefore(end.minusSeconds(9));
    assertThat(effective(cluster, "node-2", news)).isEqualTo(end.plus(applied));
  }

  @Test
  void proxyPausedWhileItApplies_endsAfterThePause() {
    Cluster cluster = deployed();

    EndpointSlice news = shrink(cluster);
    cluster.faults().pause("kube-proxy/node-2", ofSeconds(10));
    Instant end = cluster.now().plusSeconds(10);
    EndpointSlice more = shrinkMore(cluster);
    cluster.runFor(ofSeconds(20));

    assertThat(effective(cluster, "node-1", news)).isBefore(end);
    assertThat(effective(cluster, "node-2", news)).as("was under way").isEqualTo(end);
    assertThat(effective(cluster, "node-2", more)).isAfter(end);
  }

  private static EndpointSlice shrinkMore(Cluster cluster) {
    cluster.scale("web", 2);
    cluster.runFor(ofMillis(100));
    return cluster.list(EndpointSlice.TYPE, "").get(0);
  }

  /** Who looks at a proxy changes nothing of what it does. */
  @Test
  void faults_doNotDependOnWhoLooks() {
    Cluster quiet = deployed();
    Cluster watched = deployed();
    for (Cluster cluster : new Cluster[] {quiet, watched}) {
      cluster.faults().delayWatches("kube-proxy/node-1", ofSeconds(2), ofSeconds(3));
      cluster.faults().after(ofSeconds(1)).pause("kube-proxy/node-1", ofSeconds(3));
    }

    EndpointSlice quietly = shrink(quiet);
    quiet.runFor(ofSeconds(10));
    EndpointSlice looked = shrink(watched);
    for (int i = 0; i < 100; i++) {
      watched.network().proxy("node-1").toNodePort(30_000, "10.0.0.1");
      watched.runFor(ofMillis(100));
    }

    assertThat(effective(watched, "node-1", looked)).isEqualTo(effective(quiet, "node-1", quietly));
  }

  /** Two seconds of waiting are enough for all nodes but the one that hears nothing. */
  @Test
  void clientsOfAPausedProxy_loseRequests() {
    Cluster cluster = deployed();
    Traffic traffic = cluster.send(Client.to("web").every(ofMillis(20)));

    cluster.faults().pause("kube-proxy/node-2", ofSeconds(10));
    cluster.scale("web", 3);
    cluster.runFor(ofSeconds(20));
    traffic.stop();
    cluster.runFor(ofSeconds(10));

    TrafficReport report = traffic.report();
    assertThat(report.lostRequests()).isNotEmpty();
    assertThat(report.lostRequests()).extracting(LostRequest::node).containsOnly("node-2");
    assertThat(traffic.story(report.lostRequests().get(0)).toString())
        .containsSubsequence("was told to go", "SIGTERM", "proxy of node-2 applies");
  }

  @Test
  void proxyOfAnUnknownNode_isRefused() {
    assertThatThrownBy(() -> Cluster.withNodes(1).faults().pause("kube-proxy/node-2", ofSeconds(1)))
        .hasMessageContaining("component (kube-proxy/node-2) must be one of")
        .hasMessageContaining("kube-proxy/node-1");
  }
}
