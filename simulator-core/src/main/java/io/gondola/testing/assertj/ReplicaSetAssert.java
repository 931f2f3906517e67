package io.gondola.testing.assertj;

import io.gondola.api.apps.ReplicaSet;
import org.jspecify.annotations.Nullable;

/** Assertions on a ReplicaSet. */
public final class ReplicaSetAssert extends GondolaAssert<ReplicaSetAssert, ReplicaSet> {

  private static final String REVISION = "deployment.kubernetes.io/revision";

  ReplicaSetAssert(@Nullable ReplicaSet actual) {
    super(actual, ReplicaSetAssert.class);
  }

  /** The size that is asked for. */
  public ReplicaSetAssert hasDesiredReplicas(int replicas) {
    isNotNull();
    return has("desired replicas", replicas, actual.spec().desiredReplicas());
  }

  public ReplicaSetAssert hasReplicas(int replicas) {
    isNotNull();
    return has("replicas", replicas, actual.status().replicas());
  }

  public ReplicaSetAssert hasReadyReplicas(int replicas) {
    isNotNull();
    return has("ready replicas", replicas, actual.status().readyReplicas());
  }

  public ReplicaSetAssert hasAvailableReplicas(int replicas) {
    isNotNull();
    return has("available replicas", replicas, actual.status().availableReplicas());
  }

  /** The revision of its Deployment that it stands for. */
  public ReplicaSetAssert hasRevision(long revision) {
    isNotNull();
    String found = actual.metadata().annotations().getOrDefault(REVISION, "none");
    return has("revision", Long.toString(revision), found);
  }

  @Override
  String subject() {
    return "replicaset " + actual.key();
  }
}
