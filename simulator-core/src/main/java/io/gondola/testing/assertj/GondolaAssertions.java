package io.gondola.testing.assertj;

import io.gondola.Cluster;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.testing.Rollout;
import io.gondola.timeline.Timeline;

/**
 * Where assertions on clusters begin. It has no {@code assertThat} of AssertJ's own: import both
 * statically.
 *
 * <pre>{@code
 * assertThat(cluster).rollout("web").completed().neverHadFewerAvailableThan(3);
 * }</pre>
 */
public final class GondolaAssertions {

  private GondolaAssertions() {}

  public static ClusterAssert assertThat(Cluster actual) {
    return new ClusterAssert(actual);
  }

  public static RolloutAssert assertThat(Rollout actual) {
    return new RolloutAssert(actual);
  }

  public static TimelineAssert assertThat(Timeline actual) {
    return new TimelineAssert(actual);
  }

  public static PodAssert assertThat(Pod actual) {
    return new PodAssert(actual);
  }

  public static ReplicaSetAssert assertThat(ReplicaSet actual) {
    return new ReplicaSetAssert(actual);
  }

  public static DeploymentAssert assertThat(Deployment actual) {
    return new DeploymentAssert(actual);
  }

  public static ServiceAssert assertThat(Service actual) {
    return new ServiceAssert(actual);
  }
}
