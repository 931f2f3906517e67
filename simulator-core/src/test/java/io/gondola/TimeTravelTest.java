package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.kubectl.Kubectl;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeTravelTest {

  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "web:1"}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80}]}
      """;

  private final Cluster cluster = Cluster.withNodes(3);

  @Test
  void at_isTheClusterAsItWasThen() {
    cluster.apply(WEB);
    cluster.runFor(seconds(20));
    cluster.setImage("web", "web", "web:2");
    cluster.runFor(seconds(3));
    String hash = cluster.timeline().hash();
    ImmutableList<Pod> pods = cluster.pods();

    cluster.runFor(seconds(30));
    cluster.scale("web", 1);
    cluster.runFor(seconds(30));
    Cluster then = cluster.at(seconds(23));

    assertThat(then.elapsed()).isEqualTo(seconds(23));
    assertThat(then.timeline().hash()).isEqualTo(hash);
    assertThat(then.pods()).isEqualTo(pods);
    assertThat(cluster.elapsed()).isEqualTo(seconds(83));
    assertThat(cluster.pods()).hasSize(1);
  }

  @Test
  void at_canGoOnAsTheRunDid() {
    cluster.apply(WEB);
    cluster.runFor(seconds(20));
    cluster.setImage("web", "web", "web:2");
    cluster.runFor(seconds(40));

    Cluster then = cluster.at(seconds(20));
    then.runFor(seconds(40));

    assertThat(then.timeline().hash()).isEqualTo(cluster.timeline().hash());
  }

  @Test
  void at_ofTheFutureShowsWhatWillBe() {
    cluster.apply(WEB);

    assertThat(cluster.at(seconds(30)).deployment("web").status().availableReplicas()).isEqualTo(3);
    assertThat(cluster.elapsed()).isZero();
  }

  @Test
  void at_beforeTheBeginningIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cluster.at(seconds(-1)))
        .withMessage("time (PT-1S) must not be negative");
  }

  @Test
  void fork_goesItsOwnWay() {
    cluster.apply(WEB);
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(1));
    Cluster fork = cluster.fork();

    fork.scale("web", 0);
    fork.runFor(Duration.ofMinutes(1));
    cluster.runFor(Duration.ofMinutes(1));

    assertThat(fork.pods()).isEmpty();
    assertThat(cluster.pods()).hasSize(3);
  }

  /** A wait may end among several events of one time: the copy stops at the same one. */
  @Test
  void fork_inTheMidstOfAMomentHasSeenTheSameEvents() {
    cluster.apply(WEB);
    cluster.runUntil(
        Condition.of("a pod is there", c -> !c.pods().isEmpty()), Duration.ofMinutes(1));

    Cluster fork = cluster.fork();

    assertThat(fork.timeline().hash()).isEqualTo(cluster.timeline().hash());
    fork.runFor(seconds(30));
    cluster.runFor(seconds(30));
    assertThat(fork.timeline().hash()).isEqualTo(cluster.timeline().hash());
  }

  @Test
  void copies_canBeCopiedAgain() {
    cluster.apply(WEB);
    cluster.runFor(seconds(10));
    cluster.scale("web", 5);
    cluster.runFor(seconds(10));

    Cluster copy = cluster.fork();
    copy.scale("web", 2);
    copy.runFor(seconds(10));

    assertThat(copy.at(seconds(15)).timeline().hash())
        .isEqualTo(cluster.at(seconds(15)).timeline().hash());
    assertThat(copy.at(seconds(25)).timeline().hash())
        .isEqualTo(copy.fork().at(seconds(25)).timeline().hash());
  }

  @Test
  void everyKindOfInput_isRemembered() {
    cluster.apply(WEB);
    cluster.runFor(seconds(10));
    Traffic traffic = cluster.send(Client.to("web").every(Duration.ofMillis(200)));
    cluster.faults().after(seconds(2)).killContainer("app=web", "web");
    cluster.faults().crashNode("node-1");
    Kubectl.on(cluster).run("label deploy web tier=front");
    cluster.patch(Deployment.TYPE, "web", "spec: {minReadySeconds: 2}");
    cluster.runFor(seconds(5));
    cluster.drain("node-2");
    cluster.runFor(seconds(40));
    cluster.restart("web");
    cluster.uncordon("node-2");
    cluster.pause("web");
    cluster.runFor(seconds(1));
    cluster.resume("web");
    traffic.stop();
    cluster.delete(Pod.TYPE, cluster.pods().get(0).name());
    cluster.runFor(seconds(60));

    Cluster fork = cluster.fork();

    assertThat(fork.timeline().hash()).isEqualTo(cluster.timeline().hash());
    assertThat(fork.pending().toString()).isEqualTo(cluster.pending().toString());
  }

  @Test
  void refusedInputs_areRefusedAgain() {
    cluster.apply(WEB);
    assertThatThrownBy(() -> cluster.scale("shop", 3)).isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> cluster.drain("node-9")).isInstanceOf(ApiException.class);
    cluster.runFor(seconds(10));

    assertThat(cluster.fork().timeline().hash()).isEqualTo(cluster.timeline().hash());
  }

  @Test
  void whatIsPerformed_isRemembered() {
    cluster.perform(
        c ->
            c.apiServer()
                .patch(
                    Node.TYPE,
                    Cluster.keyOf(Node.TYPE, "node-1"),
                    node -> node.withSpec(node.spec().withUnschedulable(true))));
    cluster.runFor(seconds(1));

    assertThat(cluster.fork().get(Node.TYPE, "node-1").spec().unschedulable()).isTrue();
  }

  @Test
  void whatIsDoneBehindTheClustersBack_isNoticed() {
    cluster
        .apiServer()
        .patch(
            Node.TYPE,
            Cluster.keyOf(Node.TYPE, "node-1"),
            node -> node.withSpec(node.spec().withUnschedulable(true)));
    cluster.runFor(seconds(1));

    assertThatThrownBy(cluster::fork)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the run cannot be repeated: at +0s  node node-1 changed (user)")
        .hasMessageContaining("Cluster.perform");
  }

  @Test
  void podsMadeByHand_areRemembered() {
    Cluster byHand = Cluster.of(ClusterConfig.DEFAULT.withPodsByHand(true));
    byHand.apply(WEB);
    byHand.runFor(seconds(1));
    byHand.podsByHand().ready(byHand.pods().get(0).key());
    byHand.runFor(seconds(1));

    assertThat(byHand.fork().deployment("web").status().readyReplicas()).isEqualTo(1);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
