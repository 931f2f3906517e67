package io.gondola.architecture;

import io.gondola.Cluster;
import java.time.Duration;

/** Runs a cluster, and says which module it came from and what its timeline is like. */
final class ModuleMain {

  private ModuleMain() {}

  public static void main(String[] args) {
    System.out.println(Cluster.class.getModule().isNamed() + " " + hash());
  }

  static String hash() {
    Cluster cluster = Cluster.withNodes(1);
    cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {a: b}}");
    cluster.runFor(Duration.ofSeconds(1));
    return cluster.timeline().hash();
  }
}
