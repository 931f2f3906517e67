package io.gondola.scheduler;

import java.util.Arrays;
import java.util.List;

/**
 * Scores the spread by host, and by one more label, that pods have by default: the same points as
 * {@link SpreadScore} gives, for less work. Nodes with equal numbers of pods in equal places are
 * one case, and there are only a few cases: points are worked out for each case and not for each
 * node.
 */
final class HostCrowds {

  private static final int NUMBERS = 256;
  private static final int MOST_PLACES = 64;
  private static final long FULL = 100;

  private final boolean applies;
  private final List<SoftSpread> rules;
  private final Topology zones;
  private final NodeCounts counts;

  // By case: the place first, then the number of pods on the node.
  private final boolean[] present;
  private final long[] crowds;
  private final long[] points;
  private int[] caseOf = {};
  private int highest;

  /** A bit for each place; without {@link #MOST_PLACES} or more of them, all fit. */
  private long zonesPresent;

  /**
   * @param pod whose soft rules these are
   * @param rules the first of them by host
   */
  HostCrowds(PodInfo pod, List<SoftSpread> rules, int nodes) {
    this.rules = rules;
    this.applies =
        rules.size() == 2
            && rules.get(0).isByHost()
            && rules.get(0).topology().places() == nodes
            && rules.get(1).topology().places() < MOST_PLACES
            && !pod.spread().needEveryKey()
            && rules.get(1).rule().nodes().includesAll(pod.spec());
    if (!applies) {
      this.zones = Topology.of("", List.of());
      this.counts = new NodeCounts(0);
      this.present = new boolean[0];
    } else {
      this.zones = rules.get(1).topology();
      this.counts = rules.get(0).counts();
      this.present = new boolean[NUMBERS * (zones.places() + 1)];
    }
    this.crowds = new long[present.length];
    this.points = new long[present.length];
  }

  /** Adds points to each candidate, or none at all if this is no case for it. */
  boolean addTo(Candidates candidates, int weight) {
    if (!applies || !sort(candidates)) {
      return false;
    }
    score(candidates.size(), weight);
    for (int i = 0; i < candidates.size(); i++) {
      candidates.score(i, points[caseOf[i]]);
    }
    return true;
  }

  /** Finds the case of each candidate; gives up at a node that is fuller than any should be. */
  private boolean sort(Candidates candidates) {
    Arrays.fill(present, 0, highest + 1, false);
    highest = 0;
    zonesPresent = 0;
    if (caseOf.length < candidates.size()) {
      caseOf = new int[candidates.size()];
    }
    for (int i = 0; i < candidates.size(); i++) {
      int slot = candidates.slot(i);
      int number = counts.at(slot);
      if (number >= NUMBERS) {
        return false;
      }
      // Nodes without a zone come first.
      int place = zones.placeOf(slot) + 1;
      int which = place * NUMBERS + number;
      caseOf[i] = which;
      present[which] = true;
      zonesPresent |= 1L << place;
      highest = Math.max(highest, which);
    }
    return true;
  }

  private void score(int candidates, int weight) {
    double hostWeight = Math.log(candidates + 2);
    double zoneWeight = Math.log(Long.bitCount(zonesPresent) + 2);
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int which = 0; which <= highest; which++) {
      if (present[which]) {
        crowds[which] = crowd(which, hostWeight, zoneWeight);
        least = Math.min(least, crowds[which]);
        most = Math.max(most, crowds[which]);
      }
    }
    for (int which = 0; which <= highest; which++) {
      if (present[which]) {
        points[which] = weight * (most == 0 ? FULL : FULL * (most + least - crowds[which]) / most);
      }
    }
  }

  private long crowd(int which, double hostWeight, double zoneWeight) {
    int place = which / NUMBERS - 1;
    double sum = which % NUMBERS * hostWeight + skew(0);
    if (place != Topology.NOWHERE) {
      sum += rules.get(1).counts().places(zones)[place] * zoneWeight + skew(1);
    }
    return Math.round(sum);
  }

  private int skew(int rule) {
    return rules.get(rule).rule().skew().max() - 1;
  }
}
