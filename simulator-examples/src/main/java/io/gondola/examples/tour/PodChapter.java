package io.gondola.examples.tour;

import io.gondola.Cluster;

/** A Pod: an infra container that holds the address, a container that works, and a sidecar. */
final class PodChapter implements Chapter {

  @Override
  public Cluster cluster() {
    return Cluster.withNodes(1);
  }

  @Override
  public void tell(Stage stage) {
    stage.say("guide");
    stage.read("anna.yaml");
    stage.apply("anna.yaml");
    stage.say("starting");
    stage.kubectl("get pod anna -w --request-timeout=15s");
    stage.say("together");
    stage.kubectl("get pod anna -o wide");
    stage.say("infra");
    stage.java(
        "cluster.faults().killContainer(\"anna\", \"guide\")",
        cluster -> cluster.faults().killContainer("anna", "guide"));
    stage.run(5);
    stage.kubectl("get pod anna -o wide");
    stage.say("sandbox");
    stage.java(
        "cluster.faults().killSandbox(\"anna\")", cluster -> cluster.faults().killSandbox("anna"));
    stage.run(20);
    stage.kubectl("get pod anna -o wide");
    stage.say("end");
  }
}
