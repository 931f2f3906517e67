package io.gondola;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import io.gondola.report.TrafficChart;
import io.gondola.report.TrafficTable;
import io.gondola.sim.Distribution;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A rollout under the requests of each kind of client, as text to compare. */
final class TrafficRun {

  private static final ImmutableList<Client> CLIENTS =
      ImmutableList.of(
          Client.to("http://web/path").poisson(40),
          Client.to("web.default").bursts(10, ofMillis(700)).retries(2, ofMillis(30)),
          Client.to("web").users(5, Distribution.exponential(ofMillis(300))).keepAlive(),
          Client.to("web").fromOutside().every(ofMillis(70)).timeout(ofMillis(40)));

  private TrafficRun() {}

  /** Whatever takes time takes a random one. */
  static String text(long seed) {
    Cluster cluster = Cluster.of(DeterminismScenario.random().withSeed(seed));
    cluster.apply(Services.service("web", "type: NodePort,"));
    cluster.apply(Services.deployment("web", 4));
    cluster.runFor(ofSeconds(10));
    ImmutableList<Traffic> all =
        CLIENTS.stream().map(cluster::send).collect(ImmutableList.toImmutableList());
    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(5));
    cluster.runFor(ofSeconds(3));
    return all.stream().map(TrafficRun::text).collect(Collectors.joining("\n"))
        + cluster.timeline().text();
  }

  private static String text(Traffic traffic) {
    String lost =
        traffic.report().lostRequests().stream()
            .map(request -> request + "\n")
            .collect(Collectors.joining());
    return TrafficTable.of(traffic.report()) + "\n" + TrafficChart.of(traffic.report()) + lost;
  }

  static String hash(long seed) {
    return Hashing.sha256().hashString(text(seed), StandardCharsets.UTF_8).toString();
  }
}
