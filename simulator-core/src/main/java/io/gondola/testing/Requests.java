package io.gondola.testing;

import io.gondola.Cluster;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.time.Duration;

/** Requests to the pods of {@link RolloutScenario#NAME} while they are replaced. */
final class Requests {

  private static final String SERVICE =
      """
      {apiVersion: v1, kind: Service, metadata: {name: web},
       spec: {selector: {app: web}, ports: [{port: 80}]}}
      """;

  /** Until all proxies know of the Service. */
  private static final Duration HEAD_START = Duration.ofSeconds(5);

  /** So many that some meet each pod within the moment between its end and the news of it. */
  private static final Duration PERIOD = Duration.ofMillis(10);

  /** The same as {@link #start}, as Java statements. */
  static final String CODE =
      """
      cluster.apply(
          \"""
          {apiVersion: v1, kind: Service, metadata: {name: web},
           spec: {selector: {app: web}, ports: [{port: 80}]}}
          \""");
      cluster.runFor(Duration.ofSeconds(5));
      Traffic traffic = cluster.send(Client.to("web").every(Duration.ofMillis(10)));""";

  /** What they are sent for. */
  static final String CHECK_CODE =
      "assertThat(cluster).rollout(\"web\").droppedNoRequest(traffic.report());";

  private Requests() {}

  /** Sends some from now on. */
  static Traffic start(Cluster cluster) {
    cluster.apply(SERVICE);
    cluster.runFor(HEAD_START);
    return cluster.send(Client.to(RolloutScenario.NAME).every(PERIOD));
  }
}
