package io.gondola;

import io.gondola.api.core.Pod;
import io.gondola.testing.Action;
import java.util.List;
import java.util.Optional;

/** What becomes of pods that run by hand. */
final class HandMade {

  private HandMade() {}

  /** A pod becomes ready. */
  record MakeReady(int choice) implements Action {
    @Override
    public void on(Cluster cluster) {
      pick(starting(cluster), choice).ifPresent(pod -> cluster.podsByHand().ready(pod.key()));
    }

    @Override
    public String code() {
      return "// pod %s of those that start becomes ready".formatted(choice);
    }
  }

  /** A pod that was told to go is gone. */
  record End(int choice) implements Action {
    @Override
    public void on(Cluster cluster) {
      pick(leaving(cluster), choice).ifPresent(pod -> cluster.podsByHand().end(pod.key()));
    }

    @Override
    public String code() {
      return "// pod %s of those that leave is gone".formatted(choice);
    }
  }

  /** All pods become ready, or go if they were told to. */
  static void allTurnOutWell(Cluster cluster) {
    starting(cluster).forEach(pod -> cluster.podsByHand().ready(pod.key()));
    leaving(cluster).forEach(pod -> cluster.podsByHand().end(pod.key()));
  }

  static boolean isAnyoneWaiting(Cluster cluster) {
    return !starting(cluster).isEmpty() || !leaving(cluster).isEmpty();
  }

  private static List<Pod> starting(Cluster cluster) {
    return cluster.pods().stream().filter(pod -> !pod.isReady() && !pod.isTerminating()).toList();
  }

  private static List<Pod> leaving(Cluster cluster) {
    return cluster.pods().stream().filter(Pod::isTerminating).toList();
  }

  private static Optional<Pod> pick(List<Pod> pods, int choice) {
    return pods.isEmpty() ? Optional.empty() : Optional.of(pods.get(choice % pods.size()));
  }
}
