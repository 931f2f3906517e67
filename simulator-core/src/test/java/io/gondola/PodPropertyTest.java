package io.gondola;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Pod;
import java.time.Duration;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds of any pod, whatever it is made of and whatever happens to it.
 *
 * <p>Seeds are fixed, so that no build is red by bad luck. To hunt, take them away and raise the
 * number of tries.
 */
class PodPropertyTest {

  private static final int TRIES = 300;
  private static final String SEED = "2026";

  /**
   * What a pod may take beyond its grace: 2 s that a container gets after a long preStop hook, and
   * what the kubelet itself needs: a look at the deletion and the teardown of the sandbox.
   */
  private static final Duration SLACK = ofSeconds(3);

  @Property(tries = TRIES, seed = SEED)
  void states_moveAlongKubernetesEdges(@ForAll("anyPlan") PodPlan plan) {
    Cluster cluster = start(plan);

    cluster.runFor(ofMinutes(5));

    PodLaws.of(cluster.timeline()).assertHold();
    StoreInvariants.assertHold(cluster);
  }

  @Property(tries = TRIES, seed = SEED)
  void address_staysUnlessTheSandboxDies(@ForAll("onGoodNode") PodPlan plan) {
    Cluster cluster = start(plan);

    cluster.runFor(ofMinutes(5));

    long deaths =
        plan.faults().stream().filter(fault -> fault.toString().contains("sandbox")).count();
    assertThat(PodLaws.of(cluster.timeline()).addresses())
        .hasSizeLessThanOrEqualTo(1 + (int) deaths);
  }

  @Property(tries = TRIES, seed = SEED)
  void podWithoutRestarts_neverRestarts(@ForAll("onGoodNode") PodPlan plan) {
    Cluster cluster = Cluster.withNodes(1);
    cluster.apply(
        plan.manifest().replaceFirst("  restartPolicy: \\w+\n", "  restartPolicy: Never\n"));
    cluster.faults().schedule(plan.faults());

    cluster.runFor(ofMinutes(5));

    assertThat(cluster.get(Pod.TYPE, PodPlan.NAME).status().containerStatuses())
        .extracting(ContainerStatus::restartCount)
        .containsOnly(0);
  }

  @Property(tries = TRIES, seed = SEED)
  void pod_isGoneSoonAfterItsGrace(@ForAll("onGoodNode") PodPlan plan) {
    Cluster cluster = Cluster.withNodes(1);
    cluster.apply(plan.manifest());
    cluster.faults().schedule(plan.faults());
    cluster.runFor(plan.deletedAfter());
    Pod pod = cluster.get(Pod.TYPE, PodPlan.NAME);

    cluster.delete(Pod.TYPE, PodPlan.NAME);
    Duration grace = ofSeconds(pod.spec().terminationGracePeriodSeconds());
    cluster.runFor(grace.plus(SLACK));

    assertThat(cluster.find(Pod.TYPE, PodPlan.NAME)).isEmpty();
    cluster.runFor(ofMinutes(1));
    assertThat(cluster.pending())
        .noneMatch(event -> event.activity().component().startsWith("container/"));
  }

  private static Cluster start(PodPlan plan) {
    Cluster cluster = Cluster.withNodes(1);
    cluster.apply(plan.manifest());
    cluster.faults().schedule(plan.faults());
    cluster.runFor(plan.deletedAfter());
    cluster.find(Pod.TYPE, PodPlan.NAME).ifPresent(pod -> cluster.delete(Pod.TYPE, PodPlan.NAME));
    return cluster;
  }

  @Provide
  Arbitrary<PodPlan> anyPlan() {
    return PodPlan.anyPlan();
  }

  @Provide
  Arbitrary<PodPlan> onGoodNode() {
    return PodPlan.onGoodNode();
  }
}
