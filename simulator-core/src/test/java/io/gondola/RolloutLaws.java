package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.RollingUpdateDeployment;
import io.gondola.api.core.Pod;
import io.gondola.rollout.RollingUpdate;
import io.gondola.rollout.RolloutLimits;
import io.gondola.sim.Distribution;
import io.gondola.testing.RolloutScenario;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a rolling update promises at any moment.
 *
 * <p>The ceiling is one of pods asked for, summed over the ReplicaSets: the Deployment controller
 * counts nothing else. There are never more pods than that either, as long as ReplicaSets are
 * looked at in the order in which they change. If delays let a new one overtake an old one, its
 * pods are there a moment before the old ones are told to go, as in a real cluster.
 *
 * <p>Controllers act on what they see. If the template changes while they see the past, they miss
 * what they asked for a moment ago, and ask for too much or too little, as in a real cluster: then
 * nothing is promised but the end.
 *
 * <p>A new size is shared among the ReplicaSets in proportion to what they have, and nobody asks
 * which pods are available: then the ceiling is kept, and the floor is not. It takes a while until
 * the pods have followed, so the highest ceiling of all sizes so far is the one that holds.
 */
final class RolloutLaws implements Consumer<Cluster> {

  private enum Law {
    ASKED_FOR,
    PODS,
    AVAILABLE
  }

  private final ImmutableSet<Law> laws;
  private int ceiling = Integer.MIN_VALUE;
  private int floor = Integer.MAX_VALUE;
  private int seen;

  private RolloutLaws(Law... laws) {
    this.laws = ImmutableSet.copyOf(laws);
  }

  /** Of a rollout to one template: never too many pods, never too few that are available. */
  static RolloutLaws ofOneTemplate(ClusterConfig config) {
    return isOrderly(config) ? ofChanges() : new RolloutLaws(Law.ASKED_FOR, Law.AVAILABLE);
  }

  /** Of a rollout whose template changes on the way, if controllers see the present. */
  static RolloutLaws ofChanges() {
    return new RolloutLaws(Law.ASKED_FOR, Law.PODS, Law.AVAILABLE);
  }

  /** Of the same when pods are lost, or the size changes. */
  static RolloutLaws ofCeiling() {
    return new RolloutLaws(Law.ASKED_FOR, Law.PODS);
  }

  private static boolean isOrderly(ClusterConfig config) {
    return !config.tiesByChance()
        && config.latencies().controllerSync() instanceof Distribution.Fixed
        && config.latencies().watch() instanceof Distribution.Fixed;
  }

  @Override
  public void accept(Cluster cluster) {
    if (cluster.timeline().size() == seen) {
      return;
    }
    seen = cluster.timeline().size();
    widen(cluster.deployment(RolloutScenario.NAME));
    String now = "at +" + cluster.elapsed();
    if (laws.contains(Law.ASKED_FOR)) {
      assertThat(desired(cluster)).as("pods asked for %s", now).isLessThanOrEqualTo(ceiling);
    }
    if (laws.contains(Law.PODS)) {
      assertThat(total(cluster)).as("pods %s", now).isLessThanOrEqualTo(ceiling);
    }
    if (laws.contains(Law.AVAILABLE)) {
      assertThat(available(cluster)).as("available %s", now).isGreaterThanOrEqualTo(floor);
    }
  }

  private void widen(Deployment deployment) {
    RollingUpdateDeployment strategy =
        Objects.requireNonNull(deployment.spec().strategy().rollingUpdate());
    int replicas = Objects.requireNonNull(deployment.spec().replicas());
    RolloutLimits limits =
        new RollingUpdate(
                Objects.requireNonNull(strategy.maxSurge()),
                Objects.requireNonNull(strategy.maxUnavailable()))
            .limits(replicas);
    ceiling = Math.max(ceiling, limits.ceiling(replicas));
    floor = Math.min(floor, limits.floor(replicas));
  }

  private static int desired(Cluster cluster) {
    return cluster.list(ReplicaSet.TYPE, "").stream()
        .mapToInt(set -> Objects.requireNonNull(set.spec().replicas()))
        .sum();
  }

  /** Pods that are about to go do not count, as in Kubernetes. */
  private static int total(Cluster cluster) {
    return (int) cluster.pods().stream().filter(pod -> !pod.isTerminating()).count();
  }

  private static int available(Cluster cluster) {
    return (int)
        cluster.pods().stream().filter(Pod::isReady).filter(pod -> !pod.isTerminating()).count();
  }
}
