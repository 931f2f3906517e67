package io.gondola.testing.assertj;

import static io.gondola.testing.assertj.GondolaAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.testing.Rollout;
import io.gondola.testing.Statement;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Deployment of three pods, of which at most one may be missing, rolled out to {@code web:2}. */
class GondolaAssertionsTest {

  private static final String LISTENING =
      "spec: {template: {spec: {containers: [{name: web, image: 'web:2', ports: [{containerPort:"
          + " 80}]}]}}}";

  private final Cluster cluster =
      Cluster.of(
          ClusterConfig.DEFAULT
              .withSeed(42)
              .withImage("web:1", ImageBehavior.INSTANT)
              .withImage("web:3", ImageBehavior.WEB_SERVER.notFound()));

  @BeforeEach
  void rollOut() {
    cluster.apply(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "web:1"}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {selector: {app: web}, ports: [{port: 80}]}
        """);
    complete();
    cluster.setImage("web", "web", "web:2");
    complete();
  }

  private void complete() {
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(5));
    cluster.runFor(ofSeconds(5));
  }

  private static void assertFails(ThrowingCallable assertion, String message) {
    assertThatThrownBy(assertion)
        .isInstanceOf(AssertionError.class)
        .hasMessage(message.stripTrailing());
  }

  // ---- rollouts

  @Test
  void rollout_isAsItWas() {
    assertThat(cluster)
        .rollout("web")
        .completed()
        .completedWithin(ofMinutes(1))
        .neverHadFewerAvailableThan(2)
        .neverHadMorePodsThan(3);
    assertThat(Rollout.latest(cluster, "default/web")).completed();
  }

  @Test
  void tooFewAvailable_isShownWithTheMoment() {
    assertFails(
        () -> assertThat(cluster).rollout("web").completed().neverHadFewerAvailableThan(3),
        """
        rollout of deployment default/web had fewer available pods than 3
        expected   at least 3 available pods
        but was    2
        at         +5.62s
        record       +5.605s  deployment web has 0 updated (-3) (deployment-controller)
                   > +5.62s  replicaset web-5b4577b5bb was scaled from 0 to 1 (deployment-controller)
                   > +5.62s  replicaset web-5b4577b5bb reported its status (replicaset-controller)
                   > +5.62s  pod web-df8d8b8b5-m5txq was told to go, within 30s (replicaset-controller)
                   > +5.62s  replicaset web-df8d8b8b5 reported its status (replicaset-controller)
                     +5.63s  pod web-df8d8b8b5-m5txq is no longer ready (kubelet/node-2)
                     +5.635s  pod web-5b4577b5bb-qj9bd was created (replicaset-controller)
        picture    +5.62s  v1 web:1  **.  2 ready, 1 leaving
                           v2 web:2       no pods
        replay     a cluster with seed 42
        """);
  }

  @Test
  void tooManyPods_areShownWithTheMoment() {
    cluster.scale("web", 5);
    complete();

    assertFails(
        () -> assertThat(Rollout.whole(cluster, "web")).neverHadMorePodsThan(4),
        """
        rollout of deployment default/web had more pods than 4
        expected   at most 4 pods, without those that are leaving
        but was    5
        at         +28.005s
        record       +27.99s  deployment web is Available=False, MinimumReplicasUnavailable (deployment-controller)
                   > +28.005s  deployment web reported its status (deployment-controller)
                   > +28.005s  pod web-5b4577b5bb-hwkkz was created (replicaset-controller)
                   > +28.005s  pod web-5b4577b5bb-f9hh9 was created (replicaset-controller)
                   > +28.005s  replicaset web-5b4577b5bb reported its status (replicaset-controller)
                     +28.02s  replicaset web-5b4577b5bb has 5 pods (+2) (replicaset-controller)
                     +28.025s  pod web-5b4577b5bb-hwkkz was bound to node-2 (default-scheduler)
        picture    +28.005s  v1 web:1         no pods
                             v2 web:2  ***oo  3 ready, 2 starting
        replay     a cluster with seed 42
        """);
  }

  @Test
  void stuckRollout_isNotCompleted() {
    cluster.setImage("web", "web", "web:3");
    cluster.runFor(ofMinutes(1));

    assertFails(
        () -> assertThat(cluster).rollout("web").completed(),
        """
        rollout of deployment default/web did not complete
        expected   3 available pods of v3 web:3, no others
        but was    new: 1 starting; old: 2 ready
        at         +29.015s
        record       +28.515s  pod web-5b4577b5bb-h9hkn is no longer ready (container/web)
                     +28.53s  replicaset web-5b4577b5bb reported its status (replicaset-controller)
                     +28.545s  deployment web reported its status (deployment-controller)
                     +28.55s  pod web-5b584d78c5-kkzjp got address 10.244.2.4 (kubelet/node-2)
                   > +29.015s  pod web-5b4577b5bb-h9hkn is gone (kubelet/node-1)
                     +33.55s  pod web-5b584d78c5-kkzjp reports: web waits (ErrImagePull) (kubelet/node-2)
                     +33.723s  pod web-5b584d78c5-kkzjp reports: web waits (ImagePullBackOff) (kubelet/node-2)
        picture    +29.015s  v2 web:2  **   2 ready
                             v3 web:3  o    1 starting
        replay     a cluster with seed 42
        """);
  }

  @Test
  void slowRollout_saysHowLongItTook() {
    assertFails(
        () -> assertThat(cluster).rollout("web").completedWithin(ofSeconds(10)),
        """
        rollout of deployment default/web
        expected   completed within 10s
        but was    completed after 17.355s
        """);
  }

  /** The containers declare no port until now, so that requests before are refused. */
  @Test
  void servedRequests_areNotDropped() {
    cluster.patch(Deployment.TYPE, "web", LISTENING);
    complete();
    Traffic traffic = cluster.send(Client.to("web").every(ofMillis(100)));
    cluster.runFor(ofSeconds(5));

    assertThat(Rollout.whole(cluster, "web")).droppedNoRequest(traffic.report());
  }

  @Test
  void droppedRequest_isShownWithTheMoment() {
    Traffic traffic = cluster.send(Client.to("web").every(ofMillis(10)));
    cluster.runFor(ofSeconds(2));
    cluster.setImage("web", "web", "web:4");
    complete();

    assertFails(
        () -> assertThat(cluster).rollout("web").droppedNoRequest(traffic.report()),
        """
        rollout of deployment default/web dropped a request
        expected   each request of client client-1 served
        but was    request 200 refused: nothing listens at 10.244.1.3:80; 2438 lost in all
        at         +29.976s
        record       +17.745s  pod web-5b4577b5bb-h9hkn got address 10.244.1.3 (kubelet/node-1)
                     +22.945s  pod web-5b4577b5bb-h9hkn became ready (kubelet/node-1)
                     +22.96s  replicaset web-5b4577b5bb has 3 ready and available (+1) (replicaset-controller)
                     +22.975s  deployment web has 3 ready and available (+1) (deployment-controller)
                     +29.975s  deployment web got image web:4 for web (user)
                     +29.99s  replicaset web-857b6c4684 was created, for 0 pods (deployment-controller)
                     +29.99s  deployment web got revision 3 (deployment-controller)
        picture    +29.976s  v2 web:2  ***  3 ready
                             v3 web:4       no pods
        replay     a cluster with seed 42
        """);
  }

  // ---- objects

  @Test
  void objects_areAsTheyAre() {
    assertThat(cluster).hasReadyEndpoints("web", 3).doesNotHave(Pod.TYPE, "web");
    assertThat(cluster)
        .deployment("web")
        .isRolledOut()
        .hasReplicas(3)
        .hasAvailableReplicas(3)
        .hasImage("web", "web:2")
        .hasCondition("Progressing", "True", "NewReplicaSetAvailable");
    assertThat(cluster).service("web").hasType("ClusterIP").selects("app", "web");
    Pod pod = cluster.pods().get(0);
    assertThat(pod).isReady().hasPhase("Running").hasRestarts(0).runsOn(pod.spec().nodeName());
    assertThat(cluster).pod(pod.name()).isReady();
    ReplicaSet set = oldReplicaSet();
    assertThat(cluster).replicaSet(set.name()).hasRevision(1).hasDesiredReplicas(0);
    assertThat(set).hasReplicas(0).hasReadyReplicas(0).hasAvailableReplicas(0);
  }

  private ReplicaSet oldReplicaSet() {
    return cluster.list(ReplicaSet.TYPE, "").stream()
        .filter(set -> set.spec().desiredReplicas() == 0)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void objectsThatAreOtherwise_areNamed() {
    assertFails(
        () -> assertThat(cluster).deployment("web").hasImage("web", "web:9"),
        """
        deployment default/web: image of container web
        expected   web:9
        but was    web:2
        """);
    assertFails(
        () -> assertThat(cluster).deployment("web").hasCondition("Available", "False", "None"),
        """
        deployment default/web: condition Available
        expected   False, None
        but was    True, MinimumReplicasAvailable
        """);
    assertFails(
        () -> assertThat(cluster.pods().get(0)).isNotReady(),
        """
        pod default/%s
        expected   not ready
        but was    Running
        """
            .formatted(cluster.pods().get(0).name()));
    assertFails(
        () -> assertThat(cluster).hasReadyEndpoints("web", 4),
        """
        Cluster[3 nodes, seed 42, +27.975s]: ready endpoints of service default/web
        expected   4
        but was    3
        """);
    assertFails(
        () -> assertThat(cluster).service("web").isHeadless(),
        """
        service default/web
        expected   headless
        but was    cluster IP %s
        """
            .formatted(cluster.get(Service.TYPE, "web").spec().clusterIP()));
  }

  @Test
  void deploymentOnItsWay_isNotRolledOut() {
    cluster.setImage("web", "web", "web:3");
    assertFails(
        () -> assertThat(cluster).deployment("web").isRolledOut(),
        """
        deployment default/web
        expected   rolled out
        but was    3 of 3 updated, 3 available, 3 in all, its spec is newer than that
        """);
  }

  @Test
  void objectsThatDoNotExist_areAFailureThatListsThoseThatDo() {
    assertFails(
        () -> assertThat(cluster).deployment("wbe"),
        "there is no deployment \"default/wbe\" at +27.975s; there is: default/web");
    assertFails(
        () -> assertThat(Cluster.withNodes(0)).pod("web"),
        "there is no pod \"default/web\" at +0s; there is none at all");
    assertFails(
        () -> assertThat(cluster).rollout("wbe"),
        "there never was a deployment \"default/wbe\"; there was: default/web");
    assertFails(
        () -> assertThat(Cluster.withNodes(0)).rollout("web"),
        "there never was a deployment \"default/web\"; there was none: apply a manifest first");
  }

  // ---- timelines

  @Test
  void timeline_isAsItWas() {
    Statement gone =
        Statement.of("web:1 is gone", state -> state.pods().stream().noneMatch(this::isOld));
    assertThat(cluster)
        .timeline()
        .eventually(Statement.rolledOut("web"), ofSeconds(10))
        .never("4 pods", state -> state.pods().stream().filter(Pod::isActive).count() > 3)
        .leadsTo(
            Statement.of("a new pod", state -> state.pods().stream().anyMatch(this::isNew)),
            gone,
            ofMinutes(1))
        .from(cluster.elapsed().minusSeconds(1))
        .always(Statement.available("web", 3));
  }

  private boolean isOld(Pod pod) {
    return pod.spec().containers().get(0).image().equals("web:1");
  }

  private boolean isNew(Pod pod) {
    return !isOld(pod);
  }

  @Test
  void timelineThatIsOtherwise_showsTheFirstMoment() {
    assertFails(
        () ->
            assertThat(cluster).timeline().from(ofSeconds(5)).always(Statement.available("web", 3)),
        """
        the timeline is not as expected
        expected   always: deployment web has at least 3 available pods
        but was    not so
        at         +5.65s
        record       +5.635s  endpointslice web-cqqm8 has 3 endpoints, 2 ready, 1 terminating (endpointslice-controller)
                     +5.645s  replicaset web-df8d8b8b5 reported its status (replicaset-controller)
                     +5.645s  endpointslice web-cqqm8 has 2 endpoints, 2 ready (endpointslice-controller)
                   > +5.65s  replicaset web-5b4577b5bb has 1 pod (+1) (replicaset-controller)
                   > +5.65s  deployment web has 2 pods (-1), 2 ready and available (-1) (deployment-controller)
                     +5.655s  pod web-5b4577b5bb-qj9bd was bound to node-2 (default-scheduler)
                     +5.66s  deployment web has 3 pods (+1), 1 updated (+1) (deployment-controller)
        replay     a cluster with seed 42
        """);
  }

  @Test
  void timeLimitThatTheRunNeverReached_isExplained() {
    assertFails(
        () -> assertThat(cluster).timeline().eventually("pigs fly", state -> false, ofMinutes(1)),
        """
        the timeline is not as expected
        expected   pigs fly, within 1m0s
        but was    not so when the run ended, before its time
        at         +27.975s
        record       +17.76s  endpointslice web-cqqm8 has 3 endpoints, 2 ready (endpointslice-controller)
                     +22.945s  pod web-5b4577b5bb-h9hkn became ready (kubelet/node-1)
                     +22.96s  replicaset web-5b4577b5bb has 3 ready and available (+1) (replicaset-controller)
                     +22.96s  endpointslice web-cqqm8 has 3 endpoints, 3 ready (endpointslice-controller)
                     +22.975s  deployment web has 3 ready and available (+1) (deployment-controller)
        replay     a cluster with seed 42
        advice     let the cluster run on for 32.025s before you ask
        """);
  }
}
