package io.gondola.controller.deployment;

import static io.gondola.controller.deployment.DeploymentAnnotations.DESIRED_REPLICAS;
import static io.gondola.controller.deployment.DeploymentAnnotations.MAX_REPLICAS;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;

/**
 * The Deployment's size, without and with surge, as a ReplicaSet records it whenever the controller
 * scales it. A later change of the size is noticed by comparing with this record.
 */
record SizeAnnotations(int desired, int max) {

  boolean areOn(Map<String, String> annotations) {
    return Integer.toString(desired).equals(annotations.get(DESIRED_REPLICAS))
        && Integer.toString(max).equals(annotations.get(MAX_REPLICAS));
  }

  ImmutableSortedMap<String, String> addedTo(ImmutableSortedMap<String, String> annotations) {
    return DeploymentAnnotations.with(
        DeploymentAnnotations.with(annotations, DESIRED_REPLICAS, Integer.toString(desired)),
        MAX_REPLICAS,
        Integer.toString(max));
  }
}
