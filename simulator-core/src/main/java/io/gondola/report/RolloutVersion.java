package io.gondola.report;

import io.gondola.api.meta.ObjectKey;

/**
 * A ReplicaSet as one version of what a Deployment runs.
 *
 * @param replicaSet its key
 * @param revision as in {@code deployment.kubernetes.io/revision}, at the end of the record; 0 if
 *     it has none
 * @param image of the first container whose image differs between versions, or just of the first
 */
public record RolloutVersion(ObjectKey replicaSet, long revision, String image) {

  /** {@code v2}. */
  public String label() {
    return "v" + revision;
  }

  @Override
  public String toString() {
    return label() + " " + image;
  }
}
