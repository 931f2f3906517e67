package io.gondola.examples.tour;

import io.gondola.Cluster;

/** Labels, and the Service that goes by them. */
final class ServiceChapter implements Chapter {

  @Override
  public Cluster cluster() {
    return Cluster.withNodes(2);
  }

  @Override
  public void tell(Stage stage) {
    stage.say("hats");
    stage.apply("guides.yaml");
    stage.run(10);
    stage.kubectl("get pods --show-labels");
    stage.say("selector");
    stage.kubectl("get pods -l hat=red");
    stage.say("service");
    stage.read("service.yaml");
    stage.apply("service.yaml");
    stage.run(1);
    stage.kubectl("get svc tour -o wide");
    stage.kubectl("get endpointslices");
    stage.say("change");
    stage.kubectl("label pod carl hat=red --overwrite");
    stage.kubectl("label pod anna hat-");
    stage.run(1);
    stage.kubectl("get pods -L hat");
    stage.kubectl("get endpointslices");
    stage.say("loose");
  }
}
