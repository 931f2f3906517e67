package io.gondola.examples.tour;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.kubelet.ImageBehavior;

/** A bad image, a probe that fails, a budget that is too tight, and the way back. */
final class TroubleChapter implements Chapter {

  @Override
  public Cluster cluster() {
    return Cluster.of(
        ClusterConfig.DEFAULT
            .withImage("tour/cable-cra:2.0", ImageBehavior.WEB_SERVER.notFound())
            .withImage("tour/cable-car:2.1", ImageBehavior.WEB_SERVER.neverReady()));
  }

  @Override
  public void tell(Stage stage) {
    stage.say("calm");
    stage.apply("walk.yaml");
    stage.runUntil(Condition.rolloutComplete("tour"));
    badImage(stage);
    failingProbe(stage);
    tightBudget(stage);
    stage.say("end");
  }

  private static void badImage(Stage stage) {
    stage.say("typo");
    stage.kubectl("set image deploy/tour guide=tour/cable-cra:2.0");
    stage.run(30);
    stage.kubectl("get pods");
    stage.picture("tour");
    stage.say("safe");
    stage.kubectl("rollout undo deploy/tour");
    stage.kubectl("rollout status deploy/tour");
  }

  private static void failingProbe(Stage stage) {
    stage.say("probe");
    stage.kubectl("patch deploy tour -p '{\"spec\":{\"progressDeadlineSeconds\":60}}'");
    stage.kubectl("set image deploy/tour guide=tour/cable-car:2.1");
    stage.kubectl("rollout status deploy/tour");
    stage.kubectl("get pods");
    stage.say("undo");
    stage.kubectl("rollout undo deploy/tour");
    stage.kubectl("rollout status deploy/tour");
    stage.run(35);
    stage.picture("tour");
  }

  private static void tightBudget(Stage stage) {
    stage.say("budget");
    stage.read("budget.yaml");
    stage.apply("budget.yaml");
    stage.run(1);
    stage.kubectl("get pdb");
    stage.kubectl("drain node-1 --timeout=10s");
    stage.say("loosen");
    stage.kubectl("patch pdb tour --type=merge -p '{\"spec\":{\"minAvailable\":3}}'");
    stage.run(1);
    stage.kubectl("drain node-1 --timeout=2m");
    stage.kubectl("uncordon node-1");
  }
}
