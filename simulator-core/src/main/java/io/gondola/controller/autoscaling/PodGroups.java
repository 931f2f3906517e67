package io.gondola.controller.autoscaling;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which samples mean something: those of pods that have been ready for long enough.
 *
 * @param ready how many pods have a sample that counts
 * @param unready pods whose sample does not count yet
 * @param missing pods without a sample
 * @param ignored pods that are on their way out
 */
record PodGroups(
    int ready,
    ImmutableSortedSet<String> unready,
    ImmutableSortedSet<String> missing,
    ImmutableSortedSet<String> ignored) {

  private static final String CPU = "cpu";

  /**
   * How long a starting pod is not trusted.
   *
   * @param initialization for how long after its start a pod's CPU may be that of its start
   * @param initialReadiness how soon after its start a pod turns unready that was never ready
   */
  record Periods(Duration initialization, Duration initialReadiness) {
    static final Periods DEFAULT = new Periods(Duration.ofMinutes(5), Duration.ofSeconds(30));
  }

  private enum Group {
    READY,
    UNREADY,
    MISSING,
    IGNORED
  }

  static PodGroups of(
      ImmutableList<Pod> pods,
      Map<String, Sample> samples,
      String resource,
      Instant now,
      Periods periods) {
    int ready = 0;
    ImmutableSortedSet.Builder<String> unready = ImmutableSortedSet.naturalOrder();
    ImmutableSortedSet.Builder<String> missing = ImmutableSortedSet.naturalOrder();
    ImmutableSortedSet.Builder<String> ignored = ImmutableSortedSet.naturalOrder();
    for (Pod pod : pods) {
      switch (group(pod, samples.get(pod.name()), resource, now, periods)) {
        case READY -> ready++;
        case UNREADY -> unready.add(pod.name());
        case MISSING -> missing.add(pod.name());
        case IGNORED -> ignored.add(pod.name());
      }
    }
    return new PodGroups(ready, unready.build(), missing.build(), ignored.build());
  }

  private static Group group(
      Pod pod, @Nullable Sample sample, String resource, Instant now, Periods periods) {
    if (pod.isTerminating() || pod.status().phase().equals(PodStatus.FAILED)) {
      return Group.IGNORED;
    }
    if (pod.status().phase().equals(PodStatus.PENDING)) {
      return Group.UNREADY;
    }
    if (sample == null) {
      return Group.MISSING;
    }
    return resource.equals(CPU) && isStarting(pod, sample, now, periods)
        ? Group.UNREADY
        : Group.READY;
  }

  /** Only CPU asks: a start may need much more of it than serving does. */
  private static boolean isStarting(Pod pod, Sample sample, Instant now, Periods periods) {
    Optional<PodCondition> ready =
        pod.status().conditions().stream()
            .filter(condition -> condition.type().equals(PodCondition.READY))
            .findFirst();
    Instant start = pod.status().startTime();
    if (ready.isEmpty() || start == null) {
      return true;
    }
    boolean isFalse = ready.get().status().equals("False");
    Instant given = ready.get().lastTransitionTime();
    Instant changed = given == null ? Instant.MIN : given;
    if (start.plus(periods.initialization()).isAfter(now)) {
      return isFalse || sample.timestamp().isBefore(changed.plus(sample.window()));
    }
    return isFalse && start.plus(periods.initialReadiness()).isAfter(changed);
  }
}
