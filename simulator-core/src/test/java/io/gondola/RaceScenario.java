package io.gondola;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.gondola.api.core.Pod;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.process.Shutdown;
import io.gondola.network.NetworkTimes;
import io.gondola.network.ServiceProxy;
import io.gondola.sim.Distribution;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.TimelineEntry;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rollout under traffic: pods are told to go, and sooner or later the proxies hear of it.
 *
 * @param maxUnavailable fewer than the replicas, so that somebody is always there
 * @param preStop how long a pod waits before SIGTERM
 * @param lags how slowly news spread
 */
record RaceScenario(
    long seed,
    int replicas,
    int maxSurge,
    int maxUnavailable,
    Duration preStop,
    Lags lags,
    Shutdown shutdown,
    Requests requests) {

  /** Upper ends of delays in milliseconds. */
  record Lags(long watch, long sync, long apply, long minSync) {}

  /**
   * @param every one request each so many milliseconds
   * @param millis how long each takes
   * @param kept whether connections are kept
   */
  record Requests(long every, long millis, boolean kept) {}

  /** How a run went: who was lost, and how long the slowest news took. */
  record Result(Traffic traffic, Duration propagation) {

    boolean newsCameInTime(Duration preStop) {
      return propagation.compareTo(preStop) < 0;
    }
  }

  Result run() {
    Cluster cluster = Cluster.of(config());
    cluster.apply(Services.service("web", ""));
    cluster.apply(manifest());
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(5));
    cluster.runFor(ofSeconds(5));
    Client client = Client.to("web").every(ofMillis(requests.every));
    Traffic traffic = cluster.send(requests.kept ? client.keepAlive() : client);
    Instant begin = cluster.now();

    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(5));
    cluster.runFor(ofSeconds(16));
    traffic.stop();
    cluster.runFor(ofSeconds(10));
    return new Result(traffic, propagation(cluster, begin));
  }

  private ClusterConfig config() {
    ImageBehavior image =
        ImageBehavior.WEB_SERVER
            .answeringIn(upTo(requests.millis))
            .shuttingDown(shutdown)
            .withPull(Distribution.fixed(Duration.ZERO));
    NetworkTimes network =
        new NetworkTimes(Duration.ZERO, ofMillis(lags.minSync), upTo(lags.apply));
    return ClusterConfig.DEFAULT
        .withSeed(seed)
        .withImage("web:1", image)
        .withImage("web:2", image)
        .withLatencies(
            Latencies.DEFAULT
                .withWatch(upTo(lags.watch))
                .withControllerSync(upTo(lags.sync))
                .withNetwork(network));
  }

  private static Distribution upTo(long millis) {
    return Distribution.uniform(Duration.ZERO, ofMillis(millis));
  }

  private String manifest() {
    String pod =
        """
        lifecycle: {preStop: {sleep: {seconds: %s}}},
        readinessProbe: {periodSeconds: 1, httpGet: {port: 8080}}, ports:\
        """
            .formatted(preStop.toSeconds());
    return Services.deployment("web", replicas)
        .replace(
            "selector:",
            "strategy: {rollingUpdate: {maxSurge: %s, maxUnavailable: %s}}\n  selector:"
                .formatted(maxSurge, maxUnavailable))
        .replace("ports:", pod.replace('\n', ' '));
  }

  /** The longest time from a pod's deletion until a proxy no longer took it for ready. */
  private static Duration propagation(Cluster cluster, Instant begin) {
    Duration longest = Duration.ZERO;
    Map<String, Instant> told = new TreeMap<>();
    for (TimelineEntry entry : cluster.timeline().entries()) {
      if (entry.what() instanceof Change change && !entry.time().isBefore(begin)) {
        if (change.object() instanceof Pod pod && pod.isTerminating()) {
          told.putIfAbsent(pod.name(), entry.time());
        }
        if (change.object() instanceof EndpointSlice slice && change.before() != null) {
          longest = longer(longest, lag(cluster, slice, (EndpointSlice) change.before(), told));
        }
      }
    }
    return longest;
  }

  /** How late the last proxy took a slice to heart that names pods no more as ready. */
  private static Duration lag(
      Cluster cluster, EndpointSlice slice, EndpointSlice before, Map<String, Instant> told) {
    Duration longest = Duration.ZERO;
    for (Endpoint endpoint : before.endpoints()) {
      String pod = endpoint.targetRef().name();
      if (endpoint.conditions().isReady() && told.containsKey(pod) && !isReady(slice, pod)) {
        for (int i = 1; i <= cluster.config().nodes(); i++) {
          ServiceProxy proxy = cluster.network().proxy("node-" + i);
          Instant known = proxy.effectiveSince(slice).orElseThrow();
          longest = longer(longest, Duration.between(told.get(pod), known));
        }
      }
    }
    return longest;
  }

  private static boolean isReady(EndpointSlice slice, String pod) {
    return slice.endpoints().stream()
        .anyMatch(e -> e.targetRef().name().equals(pod) && e.conditions().isReady());
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }
}
