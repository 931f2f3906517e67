package io.gondola.controller.replicaset;

import java.util.Comparator;

/**
 * One of the candidates that are equal up to their history.
 *
 * @param age how long the pod has existed, coarsened
 * @param uidHead the first characters of the uid as a number of the same order: nearly always they
 *     tell two pods apart without a look at the pods
 */
record TiedCandidate(DeletionCandidate candidate, int age, long uidHead) {

  private static final int HEAD_LENGTH = Long.SIZE / Character.SIZE;

  /**
   * Kubernetes leaves it open which of two pods goes first when they are equal in all it looks at.
   * Here the uid and then the name decide, so that a run can be repeated.
   */
  static final Comparator<TiedCandidate> BY_UID = TiedCandidate::compareUids;

  /** Restarted most often first, then youngest first. */
  static final Comparator<TiedCandidate> BY_RESTARTS_AND_AGE = TiedCandidate::compareHistories;

  static TiedCandidate of(DeletionCandidate candidate) {
    return new TiedCandidate(candidate, candidate.age(), head(candidate.uid()));
  }

  private static long head(String uid) {
    long head = 0;
    for (int i = 0; i < HEAD_LENGTH; i++) {
      head = head << Character.SIZE | (i < uid.length() ? uid.charAt(i) : 0);
    }
    return head;
  }

  private static int compareHistories(TiedCandidate one, TiedCandidate other) {
    PodFacts facts = one.candidate.facts();
    PodFacts others = other.candidate.facts();
    if (facts.restarts() != others.restarts()) {
      return Integer.compare(others.restarts(), facts.restarts());
    }
    if (facts.sidecarRestarts() != others.sidecarRestarts()) {
      return Integer.compare(others.sidecarRestarts(), facts.sidecarRestarts());
    }
    return one.age != other.age ? Integer.compare(one.age, other.age) : compareUids(one, other);
  }

  private static int compareUids(TiedCandidate one, TiedCandidate other) {
    if (one.uidHead != other.uidHead) {
      return Long.compareUnsigned(one.uidHead, other.uidHead);
    }
    int byUid = one.candidate.uid().compareTo(other.candidate.uid());
    return byUid != 0
        ? byUid
        : one.candidate.facts().key().compareTo(other.candidate.facts().key());
  }
}
