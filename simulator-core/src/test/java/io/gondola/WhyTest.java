package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.apps.Deployment;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Pod;
import io.gondola.timeline.Explanation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Asks a cluster why things are as they are. */
class WhyTest {

  @Test
  void deletedPod_isExplainedBackToTheNewPodsReadinessAndTheUser() {
    Cluster cluster = ExampleRollout.running(1);
    String old = cluster.pods().get(0).name();
    cluster.setImage("web", "web", "web:2");
    cluster.runFor(Duration.ofMinutes(1));
    String oldSet = old.substring(0, old.lastIndexOf('-'));
    String fresh = cluster.pods().get(0).name();
    String newSet = fresh.substring(0, fresh.lastIndexOf('-'));

    Explanation why = cluster.why(Pod.TYPE, old);

    assertThat(why.toString().replace(old, "OLD").replace(oldSet, "OLDSET"))
        .isEqualTo(
            """
            +27.015s  pod OLD is gone (kubelet/node-1)
            +26.005s  because pod OLD was told to go, within 30s (replicaset-controller)
            +25.99s   because replicaset OLDSET was scaled from 1 to 0 (deployment-controller)
            +25.975s  because replicaset NEWSET has 1 ready and available (+1) (replicaset-controller)
            +25.96s   because pod NEW became ready (kubelet/node-1)
            +20.05s   because pod NEW was bound to node-1 (default-scheduler)
            +20.03s   because pod NEW was created (replicaset-controller)
            +20.015s  because replicaset NEWSET was created, for 1 pod (deployment-controller)
            +20s      because deployment web got image web:2 for web (user)"""
                .replace("NEWSET", newSet)
                .replace("NEW", fresh));
  }

  @Test
  void chain_isInTheOrderOfCauses() {
    Cluster cluster = ExampleRollout.done(3);
    String any = cluster.pods().get(0).name();

    Explanation why = cluster.why(Pod.TYPE, any);

    for (int i = 1; i < why.chain().size(); i++) {
      assertThat(why.chain().get(i).id()).isEqualTo(why.chain().get(i - 1).cause());
    }
    assertThat(why.chain().get(why.chain().size() - 1).cause()).isZero();
  }

  @Test
  void longChain_isCutInTheMiddle() {
    Cluster cluster = ExampleRollout.done(8);
    Explanation why = cluster.why(Deployment.TYPE, "web");
    int size = why.chain().size();

    assertThat(size).isGreaterThan(24);
    assertThat(why.toString().lines())
        .hasSize(25)
        .anyMatch(line -> line.endsWith("because ... " + (size - 24) + " more ..."));
    assertThat(why.toString()).endsWith("because deployment web got image web:2 for web (user)");
  }

  @Test
  void unknownObject_isNotExplained() {
    Cluster cluster = Cluster.withNodes(1);

    assertThat(cluster.why(Pod.TYPE, "nobody")).hasToString("nothing is known of it");
  }

  @Test
  void otherNamespace_isNamed() {
    Cluster cluster = Cluster.withNodes(0);
    cluster.apply("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}");
    cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: shop}}");

    assertThat(cluster.why(ConfigMap.TYPE, "shop/c"))
        .hasToString("+0s  configmap shop/c was created (user)");
  }
}
