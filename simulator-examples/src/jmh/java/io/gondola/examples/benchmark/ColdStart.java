package io.gondola.examples.benchmark;

import io.gondola.Cluster;
import io.gondola.Condition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

/** From the start of a JVM to its end, with one rollout of ten replicas in between. */
enum ColdStart {
  OBJECTS("JVM and 10 replicas", 400),
  YAML("JVM and 10 replicas from YAML", 800);

  private static final int RUNS = 9;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final String description;
  private final long aimMillis;

  ColdStart(String description, long aimMillis) {
    this.description = description;
    this.aimMillis = aimMillis;
  }

  String description() {
    return description;
  }

  long aimMillis() {
    return aimMillis;
  }

  /** Starts a few JVMs, one after the other. */
  double medianMillis() throws IOException, InterruptedException {
    long[] nanos = new long[RUNS];
    for (int i = 0; i < RUNS; i++) {
      nanos[i] = run();
    }
    return LongStream.of(nanos).sorted().skip(RUNS / 2).findFirst().orElseThrow() / 1e6;
  }

  private long run() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ColdStart.class.getName(),
            name());
    long start = System.nanoTime();
    int status = builder.inheritIO().start().waitFor();
    long nanos = System.nanoTime() - start;
    if (status != 0) {
      throw new IllegalStateException("the child JVM ended with status " + status);
    }
    return nanos;
  }

  /** What the child JVM runs; the argument is the name of a constant. */
  public static void main(String[] args) {
    Cluster cluster = Cluster.withNodes(3);
    switch (valueOf(args[0])) {
      case OBJECTS -> cluster.apply(ExampleManifest.deployment("web", 10));
      case YAML -> cluster.apply(ExampleManifest.yaml("web", 10));
    }
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);
    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);
  }
}
