package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodIP;
import io.gondola.api.core.PodStatus;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * A cluster that is treated as the recorded one was: no kubelet runs, and pods get ready or go when
 * the session says so.
 */
final class ReplayedCluster {

  static final String NAMESPACE = "tour";

  private final Cluster cluster =
      Cluster.of(ClusterConfig.DEFAULT.withNodes(1).withPodsByHand(true));
  private int addresses;

  ReplayedCluster() {
    cluster.apply("{apiVersion: v1, kind: Namespace, metadata: {name: tour}}");
  }

  Cluster cluster() {
    return cluster;
  }

  void settle() {
    cluster.runFor(Duration.ofSeconds(1));
  }

  /** Makes some more pods ready, those of the newest ReplicaSet first, and waits a second. */
  void ready(int count) {
    List<Pod> waiting =
        cluster.list(Pod.TYPE, NAMESPACE, "").stream()
            .filter(pod -> pod.isActive() && !pod.isReady())
            .sorted(Comparator.comparing(pod -> pod.metadata().uid()))
            .toList();
    waiting.stream().limit(count).forEach(this::ready);
    settle();
  }

  private void ready(Pod pod) {
    cluster.podsByHand().ready(pod.key());
    addresses++;
    cluster
        .apiServer()
        .patchStatus(Pod.TYPE, pod.key(), live -> live.withStatus(placed(live.status())));
  }

  /** What the recorder wrote: it knew of no sandbox. */
  private PodStatus placed(PodStatus status) {
    String ip = "10.0.1." + (40 + addresses);
    return status
        .withHostIP("192.168.0.1")
        .withPodIP(ip)
        .withPodIPs(ImmutableList.of(new PodIP(ip)))
        .withStartTime(cluster.now())
        .withConditions(
            status.conditions().stream()
                .filter(c -> !c.type().equals(PodCondition.READY_TO_START_CONTAINERS))
                .collect(ImmutableList.toImmutableList()))
        .withContainerStatuses(
            status.containerStatuses().stream()
                .map(container -> container.withContainerID("sim://x"))
                .collect(ImmutableList.toImmutableList()));
  }

  /** Lets the pods go that have been told to stop. */
  void endTerminating() {
    cluster.list(Pod.TYPE, NAMESPACE, "").stream()
        .filter(Pod::isTerminating)
        .forEach(pod -> cluster.podsByHand().end(pod.key()));
    settle();
  }

  /** The template hashes of the ReplicaSets, oldest first. */
  List<String> hashes() {
    return cluster.list(ReplicaSet.TYPE, NAMESPACE, "").stream()
        .sorted(Comparator.comparing(set -> set.metadata().creationTimestamp()))
        .map(set -> set.metadata().labels().get("pod-template-hash"))
        .toList();
  }
}
