package io.gondola.controller.deployment;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.Longs;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The annotations by which the Deployment controller keeps its books. */
final class DeploymentAnnotations {

  static final String REVISION = "deployment.kubernetes.io/revision";
  static final String REVISION_HISTORY = "deployment.kubernetes.io/revision-history";
  static final String DESIRED_REPLICAS = "deployment.kubernetes.io/desired-replicas";
  static final String MAX_REPLICAS = "deployment.kubernetes.io/max-replicas";
  static final String ROLLBACK_TO = "deprecated.deployment.rollback.to";

  /** Those that belong to one object alone and never travel between Deployment and ReplicaSet. */
  private static final ImmutableSet<String> OWN =
      ImmutableSet.of(
          "kubectl.kubernetes.io/last-applied-configuration",
          REVISION,
          REVISION_HISTORY,
          DESIRED_REPLICAS,
          MAX_REPLICAS,
          ROLLBACK_TO);

  private static final CharMatcher DIGIT = CharMatcher.inRange('0', '9');

  private DeploymentAnnotations() {}

  /** How a Deployment is rolled out is no part of what it rolls out. */
  private static boolean isOwn(String key) {
    return OWN.contains(key) || key.startsWith("gondola.io/rollout-");
  }

  /** The target with the source's annotations added; nothing is ever taken away. */
  static ImmutableSortedMap<String, String> copied(
      Map<String, String> source, ImmutableSortedMap<String, String> target) {
    if (source.entrySet().stream().allMatch(entry -> isCopied(entry, target))) {
      return target;
    }
    TreeMap<String, String> merged = new TreeMap<>(target);
    source.forEach(
        (key, value) -> {
          if (!isOwn(key)) {
            merged.put(key, value);
          }
        });
    return ImmutableSortedMap.copyOfSorted(merged);
  }

  private static boolean isCopied(Map.Entry<String, String> entry, Map<String, String> target) {
    return isOwn(entry.getKey()) || entry.getValue().equals(target.get(entry.getKey()));
  }

  /** What a rollback leaves of a Deployment's annotations: its own and the old ReplicaSet's. */
  static ImmutableSortedMap<String, String> rolledBack(
      Map<String, String> deployment, Map<String, String> replicaSet) {
    ImmutableSortedMap.Builder<String, String> kept = ImmutableSortedMap.naturalOrder();
    deployment.forEach(
        (key, value) -> {
          if (isOwn(key)) {
            kept.put(key, value);
          }
        });
    return copied(replicaSet, kept.buildOrThrow());
  }

  static ImmutableSortedMap<String, String> with(
      ImmutableSortedMap<String, String> annotations, String key, String value) {
    if (value.equals(annotations.get(key))) {
      return annotations;
    }
    TreeMap<String, String> changed = new TreeMap<>(annotations);
    changed.put(key, value);
    return ImmutableSortedMap.copyOfSorted(changed);
  }

  /** A count from 0 to 2147483647 in plain digits; anything else counts as absent. */
  static OptionalInt count(Map<String, String> annotations, String key) {
    String text = annotations.getOrDefault(key, "");
    Long number = DIGIT.matchesAllOf(text) ? Longs.tryParse(text) : null;
    return number == null || number > Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of(number.intValue());
  }
}
