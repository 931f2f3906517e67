package io.gondola.examples.benchmark;

import io.gondola.Cluster;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A run from its beginning to its end, and ways to do it again. */
@State(Scope.Thread)
public class TimeTravelBenchmark {

  @Param("100")
  public int replicas;

  private Workload workload;
  private Cluster cluster;
  private Counters counters;

  @Setup(Level.Trial)
  public void setUp() {
    workload = new Workload(1, replicas, Timing.RANDOM);
    cluster = run();
  }

  @Setup(Level.Invocation)
  public void begin(Counters heap) {
    counters = heap;
    counters.begin();
  }

  @TearDown(Level.Invocation)
  public void end() {
    counters.end();
  }

  @Benchmark
  public Cluster run() {
    Cluster fresh = workload.start();
    workload.rollOut(fresh);
    return fresh;
  }

  @Benchmark
  public Cluster at() {
    return cluster.at(cluster.elapsed());
  }

  @Benchmark
  public Cluster fork() {
    return cluster.fork();
  }
}
