package io.gondola.controller.replicaset;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An active pod with what its place in the deletion order depends on besides itself: the other pods
 * on its node, and the time. What thousands of comparisons look at is a number here.
 *
 * @param place by the pod's deletion cost and the related pods on its node; lower goes first
 * @param readyAge how long it has been ready, as {@link #ageOf} coarsens it
 */
record DeletionCandidate(PodFacts facts, long place, int readyAge, Instant now) {

  /** An unset time counts as younger than any other. */
  private static final int NO_TIME = -2;

  private static final long NANOS = 1_000_000_000L;

  /** What decides among pods of one standing before any look at a single pod's history. */
  static final Comparator<DeletionCandidate> BY_COST_RANK_AND_READY_AGE =
      (one, other) ->
          one.place != other.place
              ? Long.compare(one.place, other.place)
              : Integer.compare(one.readyAge, other.readyAge);

  static DeletionCandidate of(PodFacts facts, long place, Instant now) {
    return new DeletionCandidate(
        facts, place, facts.ready() ? ageOf(facts.readySince(), now) : NO_TIME, now);
  }

  /** How long the pod has existed, coarsened likewise. */
  int age() {
    return ageOf(facts.pod().metadata().creationTimestamp(), now);
  }

  /**
   * The binary logarithm of an age in nanoseconds, rounded down; -1 for no age at all.
   *
   * <p>Pods whose ages are alike to a factor of two count as equally old, so that a scale-down does
   * not always take the pods of the newest node.
   */
  private static int ageOf(@Nullable Instant since, Instant now) {
    if (since == null) {
      return NO_TIME;
    }
    long seconds = now.getEpochSecond() - since.getEpochSecond();
    // Longer than 292 years does not fit a long; Kubernetes stops counting there, too.
    long nanos =
        seconds < Long.MAX_VALUE / NANOS - 1
            ? seconds * NANOS + now.getNano() - since.getNano()
            : Long.MAX_VALUE;
    return nanos <= 0 ? -1 : Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
  }

  String uid() {
    return facts.pod().metadata().uid();
  }
}
