package io.gondola.testing;

import com.google.common.collect.ImmutableSet;
import io.gondola.Cluster;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.meta.ApiObject;
import io.gondola.timeline.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a run came to the right end. */
final class EndChecks {

  private EndChecks() {}

  static Optional<Counterexample> progress(Trial trial) {
    Timeline timeline = trial.cluster().timeline();
    return trial
        .failure()
        .map(
            failure ->
                Counterexample.of(
                        "the rollout is stuck", "complete, as pods can become ready", failure)
                    .at(timeline, timeline.end(), entry -> true)
                    .replay(timeline));
  }

  static Optional<Counterexample> rollback(Trial trial) {
    String before = "web:1";
    List<String> others =
        trial.cluster().pods().stream()
            .filter(pod -> !pod.isTerminating())
            .map(pod -> pod.spec().containers().get(0).image())
            .filter(image -> !image.equals(before))
            .distinct()
            .toList();
    if (trial.isComplete() && others.isEmpty()) {
      return Optional.empty();
    }
    String actual = others.isEmpty() ? "some pods are missing" : "pods with " + others;
    return broken(trial, "the rollback did not restore", "all pods with " + before, actual);
  }

  static Optional<Counterexample> orphans(Trial trial) {
    Cluster cluster = trial.cluster();
    ImmutableSet<String> sets = uids(cluster.list(ReplicaSet.TYPE, ""));
    ImmutableSet<String> deployments = uids(cluster.list(Deployment.TYPE, ""));
    return Stream.concat(
            orphans(cluster.pods().stream().filter(pod -> !pod.isTerminating()).toList(), sets),
            orphans(cluster.list(ReplicaSet.TYPE, ""), deployments))
        .findFirst()
        .flatMap(
            orphan ->
                broken(
                    trial, "there is an orphan", "an owner for each object", orphan + " has none"));
  }

  private static ImmutableSet<String> uids(List<? extends ApiObject> objects) {
    return objects.stream()
        .map(object -> object.metadata().uid())
        .collect(ImmutableSet.toImmutableSet());
  }

  private static Stream<String> orphans(
      List<? extends ApiObject> objects, ImmutableSet<String> owners) {
    return objects.stream()
        .filter(
            object ->
                object
                    .metadata()
                    .controller()
                    .filter(owner -> owners.contains(owner.uid()))
                    .isEmpty())
        .map(object -> object.resourceType() + " " + object.key());
  }

  static Optional<Counterexample> determinism(Trial trial) {
    Timeline first = trial.cluster().timeline();
    Timeline second = Trial.run(trial.test()).cluster().timeline();
    if (first.hash().equals(second.hash())) {
      return Optional.empty();
    }
    int same = 0;
    while (same < Math.min(first.size(), second.size())
        && line(first, same).equals(line(second, same))) {
      same++;
    }
    return broken(trial, "two runs differ", "again " + line(first, same), line(second, same));
  }

  /** An entry for people; the first that differs mostly differs in what it says, too. */
  private static String line(Timeline timeline, int index) {
    return index < timeline.size()
        ? timeline.describe(timeline.entries().get(index))
        : "no more entries";
  }

  private static Optional<Counterexample> broken(
      Trial trial, String headline, String expected, String actual) {
    Timeline timeline = trial.cluster().timeline();
    return Optional.of(
        Counterexample.of(headline, expected, actual)
            .at(timeline, timeline.end(), entry -> true)
            .replay(timeline));
  }
}
