package io.gondola;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.testing.RolloutScenario;
import java.util.List;
import java.util.Objects;

/**
 * A way to get stuck that Kubernetes has, too (kubernetes/kubernetes#102551): a Deployment is
 * resized in mid-rollout to the very size that its only active ReplicaSet has at that moment.
 * Nothing is written then, so the size recorded in that ReplicaSet's annotation stays the old one,
 * each sync takes that for a resize, and the rollout never goes on.
 */
final class KnownDeadlock {

  private static final String RECORDED = "deployment.kubernetes.io/desired-replicas";

  private KnownDeadlock() {}

  static boolean holdsUp(Cluster cluster) {
    String replicas = Integer.toString(replicas(cluster));
    List<ReplicaSet> active = active(cluster);
    return active.size() == 1
        && Objects.equals(active.get(0).spec().replicas(), replicas(cluster))
        && !replicas.equals(active.get(0).metadata().annotations().get(RECORDED));
  }

  /** What a user does who is in it: any other size will do. */
  static void resolve(Cluster cluster) {
    cluster.scale(RolloutScenario.NAME, replicas(cluster) + 1);
  }

  private static int replicas(Cluster cluster) {
    Deployment deployment = cluster.deployment(RolloutScenario.NAME);
    return Objects.requireNonNull(deployment.spec().replicas());
  }

  private static List<ReplicaSet> active(Cluster cluster) {
    return cluster.list(ReplicaSet.TYPE, "").stream()
        .filter(set -> Objects.requireNonNull(set.spec().replicas()) > 0)
        .toList();
  }
}
