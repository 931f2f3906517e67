package io.gondola.scheduler;

import java.util.List;

/** Scores nodes by how few pods of the same kind are in their places. */
final class SpreadScore {

  private static final long FULL = 100;
  private static final long IGNORED = -1;

  private final PodInfo pod;
  private final List<SoftSpread> rules;
  private final SchedulerCache cache;

  SpreadScore(PodInfo pod, List<SoftSpread> rules, SchedulerCache cache) {
    this.pod = pod;
    this.rules = rules;
    this.cache = cache;
  }

  /** The node with the fewest gets all points; the others lose in proportion. */
  void addTo(Candidates candidates, int weight) {
    long[] crowds = crowds(candidates);
    long least = Long.MAX_VALUE;
    long most = 0;
    for (long crowd : crowds) {
      if (crowd != IGNORED) {
        least = Math.min(least, crowd);
        most = Math.max(most, crowd);
      }
    }
    for (int i = 0; i < crowds.length; i++) {
      if (crowds[i] != IGNORED) {
        long points = most == 0 ? FULL : FULL * (most + least - crowds[i]) / most;
        candidates.score(i, weight * points);
      }
    }
  }

  /** How crowded each candidate's places are. */
  private long[] crowds(Candidates candidates) {
    double[] sums = new double[candidates.size()];
    boolean[] ignored = ignored(candidates);
    int scored = 0;
    for (boolean out : ignored) {
      scored += out ? 0 : 1;
    }
    for (SoftSpread spread : rules) {
      if (spread.topology().places() == 0) {
        continue;
      }
      int places = spread.isByHost() ? scored : places(spread.topology(), candidates, ignored);
      // Many places have few pods each: the weight lets them count as much as few places do.
      addCrowds(sums, spread, candidates, Math.log(places + 2));
    }
    long[] crowds = new long[sums.length];
    for (int i = 0; i < crowds.length; i++) {
      crowds[i] = ignored[i] ? IGNORED : Math.round(sums[i]);
    }
    return crowds;
  }

  private void addCrowds(double[] sums, SoftSpread spread, Candidates candidates, double weight) {
    int[] byPlace = spread.isByHost() ? new int[0] : numbers(spread);
    int skew = spread.rule().skew().max() - 1;
    Topology topology = spread.topology();
    for (int i = 0; i < sums.length; i++) {
      int slot = candidates.slot(i);
      int place = topology.placeOf(slot);
      if (place != Topology.NOWHERE) {
        int number = spread.isByHost() ? spread.counts().at(slot) : byPlace[place];
        sums[i] += number * weight + skew;
      }
    }
  }

  /** Pods by place; where every node takes part, the numbers are at hand. */
  private int[] numbers(SoftSpread spread) {
    if (!pod.spread().needEveryKey() && spread.rule().nodes().includesAll(pod.spec())) {
      return spread.counts().places(spread.topology());
    }
    List<SpreadRule> needed = pod.spread().needEveryKey() ? pod.spread().soft() : List.of();
    return new PlaceCounts(pod, needed, cache)
        .of(spread.rule(), new boolean[spread.topology().places()]);
  }

  /** Nodes that lack a label that a rule of the pod's own names. */
  private boolean[] ignored(Candidates candidates) {
    boolean[] ignored = new boolean[candidates.size()];
    if (pod.spread().needEveryKey()) {
      for (int i = 0; i < ignored.length; i++) {
        for (SoftSpread spread : rules) {
          ignored[i] |= spread.topology().placeOf(candidates.slot(i)) == Topology.NOWHERE;
        }
      }
    }
    return ignored;
  }

  /** How many places the candidates make up; those that lack the label make one more. */
  private static int places(Topology topology, Candidates candidates, boolean[] ignored) {
    boolean[] seen = new boolean[topology.places() + 1];
    int places = 0;
    for (int i = 0; i < candidates.size(); i++) {
      int place = topology.placeOf(candidates.slot(i));
      int number = place == Topology.NOWHERE ? topology.places() : place;
      if (!ignored[i] && !seen[number]) {
        seen[number] = true;
        places++;
      }
    }
    return places;
  }
}
