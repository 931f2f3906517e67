package io.gondola.examples;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.ConditionNotReachedException;
import io.gondola.Fact;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentCondition;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;

/** How far a Deployment has come. */
record Rollout(Cluster cluster, Deployment deployment) {

  boolean isOver() {
    return isComplete() || isPaused() || hasMissedItsDeadline();
  }

  boolean isComplete() {
    return complete().holds(cluster);
  }

  private boolean isPaused() {
    return deployment.spec().paused();
  }

  /** Its controller has seen its latest state and says that it does not get on. */
  private boolean hasMissedItsDeadline() {
    return deployment.status().observedGeneration() >= deployment.metadata().generation()
        && deployment.status().conditions().stream()
            .anyMatch(condition -> condition.reason().equals("ProgressDeadlineExceeded"));
  }

  /** Says why it is not complete, in the words of its conditions and of its pods. */
  void fail() {
    StringJoiner lines = new StringJoiner("\n  ");
    String now = VirtualTime.format(cluster.elapsed());
    lines.add("deployment \"" + deployment.name() + "\" is stuck at +" + now);
    if (isPaused()) {
      lines.add("it is paused");
    }
    deployment.status().conditions().stream()
        .filter(Rollout::isBad)
        .forEach(condition -> lines.add(text(condition)));
    facts().forEach(lines::add);
    throw new StuckException(lines.toString());
  }

  private Condition complete() {
    return Condition.rolloutComplete(deployment.key().toString());
  }

  /** A wait of no length fails, and its error lists what is the case and what pods wait for. */
  private List<String> facts() {
    try {
      cluster.runUntil(complete(), Duration.ZERO);
      return List.of();
    } catch (ConditionNotReachedException e) {
      return e.facts().stream()
          .filter(fact -> fact.key().equals("but was") || fact.key().equals("waiting"))
          .map(Fact::value)
          .toList();
    }
  }

  private static boolean isBad(DeploymentCondition condition) {
    return condition.type().equals("ReplicaFailure")
        ? condition.status().equals("True")
        : condition.status().equals("False");
  }

  private static String text(DeploymentCondition condition) {
    return condition.type()
        + "="
        + condition.status()
        + ", "
        + condition.reason()
        + ": "
        + condition.message();
  }
}
