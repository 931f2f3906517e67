package io.gondola.examples.benchmark;

import static com.google.common.base.Preconditions.checkState;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Requests through a Service while the pods behind it are replaced, one wave after the other. */
@State(Scope.Thread)
public class RequestBenchmark {

  private static final String NAME = "web";
  private static final int REPLICAS = 10;
  private static final Duration SPAN = Duration.ofMinutes(1);

  /** So slow that the rollout takes most of the time. */
  private static final ImageBehavior SLOW =
      ImageBehavior.WEB_SERVER.withStart(Distribution.fixed(Duration.ofSeconds(10)));

  @Param("1000000")
  public int requests;

  private Cluster cluster;
  private Traffic traffic;
  private Counters counters;

  @Setup(Level.Invocation)
  public void setUp(Counters heap) {
    cluster = Cluster.of(ClusterConfig.DEFAULT.withImage("web:1", SLOW).withImage("web:2", SLOW));
    cluster.apply(ExampleManifest.deployment(NAME, REPLICAS));
    cluster.apply(ExampleManifest.service(NAME));
    cluster.runUntil(Condition.rolloutComplete(NAME), Duration.ofHours(1));
    cluster.runFor(Duration.ofSeconds(5));
    counters = heap;
    counters.begin();
  }

  @Benchmark
  public Traffic rollOut() {
    traffic = cluster.send(Client.to(NAME).every(SPAN.dividedBy(requests)));
    cluster.setImage(NAME, "web", "web:2");
    cluster.runFor(SPAN);
    return traffic;
  }

  @TearDown(Level.Invocation)
  public void tearDown() {
    counters.end();
    checkState(Condition.rolloutComplete(NAME).holds(cluster), "the rollout is not complete");
    checkState(traffic.report().sent() >= requests, "too few requests: %s", traffic.report());
  }
}
