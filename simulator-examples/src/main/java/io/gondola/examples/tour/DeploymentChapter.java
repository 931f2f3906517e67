package io.gondola.examples.tour;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.api.core.Pod;

/** A Deployment, its ReplicaSet, and the pods that they keep. */
final class DeploymentChapter implements Chapter {

  @Override
  public void tell(Stage stage) {
    stage.say("wish");
    stage.read("walk.yaml");
    stage.apply("walk.yaml");
    stage.runUntil(Condition.rolloutComplete("tour"));
    stage.kubectl("get deploy,rs,pods");
    stage.say("chain");
    stage.kubectl("describe deploy tour");
    stage.say("lost");
    stage.kubectl("delete pod " + firstPod(stage.cluster()));
    stage.run(10);
    stage.kubectl("get pods");
    stage.say("scale");
    stage.kubectl("scale deploy tour --replicas=6");
    stage.runUntil(Condition.rolloutComplete("tour"));
    stage.kubectl("get deploy,rs");
    stage.legend();
    stage.picture("tour");
    stage.say("end");
  }

  private static String firstPod(Cluster cluster) {
    return cluster.list(Pod.TYPE, "app=tour").get(0).name();
  }
}
