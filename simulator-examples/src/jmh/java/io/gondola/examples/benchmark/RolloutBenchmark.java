package io.gondola.examples.benchmark;

import io.gondola.Cluster;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From the change of an image until it is rolled out and the old pods are gone. */
@State(Scope.Thread)
public class RolloutBenchmark {

  @Param("1")
  public int deployments;

  @Param("10")
  public int replicas;

  @Param("FIXED")
  public Timing timing;

  @Param("false")
  public boolean exposed;

  private Workload workload;
  private Cluster cluster;
  private Counters counters;

  @Setup(Level.Invocation)
  public void setUp(Counters heap) {
    workload = new Workload(deployments, replicas, timing, exposed);
    cluster = workload.start();
    counters = heap;
    counters.begin();
  }

  @Benchmark
  public Cluster rollOut() {
    workload.rollOut(cluster);
    return cluster;
  }

  @TearDown(Level.Invocation)
  public void tearDown() {
    counters.end();
    workload.checkDone(cluster);
  }
}
