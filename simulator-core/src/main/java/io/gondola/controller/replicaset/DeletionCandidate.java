package io.gondola.controller.replicaset;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An active pod with what its place in the deletion order depends on besides itself: the other pods
 * on its node, and the time.
 *
 * @param rank how many related pods share its node
 * @param readyAge how long it has been ready, as {@link #ageOf} coarsens it
 */
record DeletionCandidate(PodFacts facts, int rank, int readyAge, Instant now) {

  /** An unset time counts as younger than any other. */
  private static final int NO_TIME = -2;

  private static final long NANOS = 1_000_000_000L;

  /** What decides among pods of one standing before any look at a single pod's history. */
  static final Comparator<DeletionCandidate> BY_COST_RANK_AND_READY_AGE =
      Comparator.<DeletionCandidate>comparingInt(candidate -> candidate.facts.deletionCost())
          .thenComparing(DeletionCandidate::rank, Comparator.reverseOrder())
          .thenComparingInt(DeletionCandidate::readyAge);

  /**
   * Kubernetes leaves it open which of two pods goes first when they are equal in all it looks at.
   * Here the uid and then the name decide, so that a run can be repeated.
   */
  static final Comparator<DeletionCandidate> BY_UID =
      Comparator.<DeletionCandidate, String>comparing(candidate -> candidate.metadataUid())
          .thenComparing(candidate -> candidate.facts.key());

  /** Restarted most often first, then youngest first. */
  static final Comparator<DeletionCandidate> BY_RESTARTS_AND_AGE =
      Comparator.<DeletionCandidate>comparingInt(candidate -> -candidate.facts.restarts())
          .thenComparingInt(candidate -> -candidate.facts.sidecarRestarts())
          .thenComparingInt(DeletionCandidate::age)
          .thenComparing(BY_UID);

  static DeletionCandidate of(PodFacts facts, int rank, Instant now) {
    return new DeletionCandidate(
        facts, rank, facts.ready() ? ageOf(facts.readySince(), now) : NO_TIME, now);
  }

  /** How long the pod has existed, coarsened likewise; few candidates are ever asked. */
  private int age() {
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

  private String metadataUid() {
    return facts.pod().metadata().uid();
  }
}
