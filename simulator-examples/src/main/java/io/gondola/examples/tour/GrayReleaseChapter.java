package io.gondola.examples.tour;

import io.gondola.Condition;

/** From walking to the cable car, with a look around half way. */
final class GrayReleaseChapter implements Chapter {

  @Override
  public void tell(Stage stage) {
    stage.say("walking");
    stage.apply("walk.yaml");
    stage.runUntil(Condition.rolloutComplete("tour"));
    stage.legend();
    stage.picture("tour");
    stage.say("change");
    stage.kubectl("set image deploy/tour guide=tour/cable-car:2.0");
    stage.kubectl(
        "annotate deploy/tour kubernetes.io/change-cause='take the cable car' --overwrite");
    stage.run(2);
    stage.kubectl("rollout pause deploy/tour");
    stage.run(20);
    stage.say("gray");
    stage.picture("tour");
    stage.kubectl("get rs");
    stage.say("resume");
    stage.kubectl("rollout resume deploy/tour");
    stage.kubectl("rollout status deploy/tour");
    stage.run(5);
    stage.film("tour");
    stage.say("history");
    stage.kubectl("rollout history deploy/tour");
    stage.kubectl("get rs");
    stage.say("end");
  }
}
