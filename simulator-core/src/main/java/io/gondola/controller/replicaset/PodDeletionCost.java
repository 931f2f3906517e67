package io.gondola.controller.replicaset;

import io.gondola.api.core.Pod;
import java.util.regex.Pattern;

/**
 * The annotation by which a user says how much a pod is worth keeping; the cheapest go first when
 * their ReplicaSet shrinks.
 */
final class PodDeletionCost {

  static final String ANNOTATION = "controller.kubernetes.io/pod-deletion-cost";

  /** A plus sign and leading zeros are refused, though {@code -0} is not. */
  private static final Pattern ACCEPTED = Pattern.compile("0|[1-9][0-9]*|-[0-9]+");

  private PodDeletionCost() {}

  /** Zero also where the annotation is missing or is no 32-bit integer. */
  static int of(Pod pod) {
    String value = pod.metadata().annotations().get(ANNOTATION);
    if (value == null || !ACCEPTED.matcher(value).matches()) {
      return 0;
    }
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException tooLarge) {
      return 0;
    }
  }
}
