package io.gondola;

import java.util.function.Predicate;

/** Something to wait for: whether it holds, what it is, and what is the case instead. */
public interface Condition {

  boolean holds(Cluster cluster);

  /** In a few words: {@code deployments.apps "web" complete}. */
  String description();

  /** What is the case now, for when the wait is over. */
  default String actual(Cluster cluster) {
    return "it does not hold";
  }

  /** A condition of your own. */
  static Condition of(String description, Predicate<Cluster> predicate) {
    return new Condition() {
      @Override
      public boolean holds(Cluster cluster) {
        return predicate.test(cluster);
      }

      @Override
      public String description() {
        return description;
      }
    };
  }

  /**
   * A Deployment has only new pods, all of them available, and its controller has seen its latest
   * state.
   */
  static Condition rolloutComplete(String deployment) {
    return RolloutConditions.complete(deployment);
  }
}
