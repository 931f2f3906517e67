package io.gondola;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodIP;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ObjectKey;
import io.gondola.network.NetworkTimes;
import io.gondola.timeline.TimelineEntry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Slices under many changes: how they are packed, gathered and delayed. */
class ManyEndpointsTest {

  private static ImmutableList<EndpointSlice> slices(Cluster cluster) {
    return cluster.list(EndpointSlice.TYPE, "kubernetes.io/service-name=web");
  }

  private static int endpoints(Cluster cluster) {
    return slices(cluster).stream().mapToInt(slice -> slice.endpoints().size()).sum();
  }

  private static long writes(Cluster cluster) {
    return cluster.timeline().entries().stream()
        .map(TimelineEntry::component)
        .filter(component -> component.equals("endpointslice-controller"))
        .count();
  }

  @Test
  void bigService_hasAtMostAHundredEndpointsASlice() {
    Cluster cluster = Cluster.withNodes(4);
    cluster.apply(Services.service("web", ""));
    cluster.apply(Services.deployment("web", 250));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(5));
    cluster.runFor(ofSeconds(5));

    assertThat(endpoints(cluster)).isEqualTo(250);
    assertThat(slices(cluster))
        .hasSizeBetween(3, 5)
        .allMatch(slice -> slice.endpoints().size() <= 100);

    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(5));
    cluster.runFor(ofSeconds(40));
    assertThat(endpoints(cluster)).isEqualTo(250);

    cluster.scale("web", 0);
    cluster.runFor(ofMinutes(1));
    assertThat(slices(cluster)).singleElement().matches(slice -> slice.endpoints().isEmpty());
  }

  @Test
  void batchPeriod_gathersChangesIntoFewerWrites() {
    long single = writes(rolledOut(Duration.ZERO));
    long gathered = writes(rolledOut(ofSeconds(5)));

    assertThat(gathered).isPositive().isLessThan(single);
  }

  private static Cluster rolledOut(Duration batchPeriod) {
    NetworkTimes times =
        new NetworkTimes(
            batchPeriod, NetworkTimes.DEFAULT.proxyMinSync(), NetworkTimes.DEFAULT.proxyApply());
    ClusterConfig random = DeterminismScenario.random();
    return rolledOut(random.withLatencies(random.latencies().withNetwork(times)));
  }

  private static Cluster rolledOut(ClusterConfig config) {
    Cluster cluster = Cluster.of(config);
    cluster.apply(Services.service("web", ""));
    cluster.apply(Services.deployment("web", 10));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(5));
    cluster.runFor(ofSeconds(30));
    assertThat(endpoints(cluster)).isEqualTo(10);
    return cluster;
  }

  @Test
  void controllerThatHasNotSeenItsLastWrite_comesBackASecondLater() {
    Cluster cluster = LaggingCluster.of(LaggingCluster.watch(50));
    cluster.apply(Services.service("web", ""));
    cluster.apply(Services.deployment("web", 2));
    cluster.runFor(ofSeconds(1));
    ImmutableList<Pod> pods = cluster.pods();

    run(cluster, pods.get(0), "10.244.1.2");
    cluster.runFor(ofMillis(20));
    run(cluster, pods.get(1), "10.244.1.3");
    cluster.runFor(ofMillis(800));

    assertThat(endpoints(cluster)).isEqualTo(1);
    cluster.runFor(ofMillis(300));
    assertThat(endpoints(cluster)).isEqualTo(2);
  }

  /** Pods that are led by hand have no address of their own accord. */
  private static void run(Cluster cluster, Pod pod, String ip) {
    ObjectKey key = pod.key();
    cluster
        .apiServer()
        .patchStatus(
            Pod.TYPE,
            key,
            live ->
                live.withStatus(
                    live.status().withPodIP(ip).withPodIPs(ImmutableList.of(new PodIP(ip)))));
  }

  @Test
  void clusterWithoutServices_hasNothingToWrite() {
    Cluster cluster = Cluster.withNodes(3);
    cluster.apply(Services.deployment("web", 10));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(5));

    assertThat(writes(cluster)).isZero();
  }

  @Test
  void negativeTimes_areRefused() {
    assertThatThrownBy(
            () -> new NetworkTimes(ofMillis(-1), Duration.ZERO, NetworkTimes.ZERO.proxyApply()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("endpointUpdatesBatchPeriod (PT-0.001S) must not be negative");
    assertThatThrownBy(
            () -> new NetworkTimes(Duration.ZERO, ofMillis(-1), NetworkTimes.ZERO.proxyApply()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("proxyMinSync (PT-0.001S) must not be negative");
  }

  @Test
  void sameSeed_givesTheSameRun() {
    ClusterConfig config = DeterminismScenario.random().withTiesByChance(true);

    assertThat(rolledOut(config).timeline().hash())
        .isEqualTo(rolledOut(config).timeline().hash())
        .isNotEqualTo(rolledOut(config.withSeed(2)).timeline().hash());
  }
}
