package io.gondola.scheduler;

import io.gondola.sim.ChoiceStream;

/**
 * Scores nodes that could all take a pod. Each score is from 0 to 100 before it is weighed; those
 * of resources, with a weight of 1, are in the candidates' marks already.
 *
 * <p>Image locality is left out: images have no size here, and without one it scores 0 everywhere.
 */
final class Scoring {

  private static final int TAINT_TOLERATION = 3;
  private static final int NODE_AFFINITY = 2;
  private static final int POD_TOPOLOGY_SPREAD = 2;
  private static final int INTER_POD_AFFINITY = 2;
  private static final long FULL = 100;

  private final PodInfo pod;
  private final ClassFits fits;
  private final SchedulerCache cache;
  private final Candidates candidates;

  Scoring(PodClass pods, SchedulerCache cache, Candidates candidates) {
    this.pod = pods.info();
    this.fits = pods.fits(cache);
    this.cache = cache;
    this.candidates = candidates;
  }

  /** The slot of a node with the highest score; among equals, chance decides as in Kubernetes. */
  int best(ChoiceStream choices) {
    if (!candidates.arePlain()) {
      scoreMarks();
    }
    if (!fits.spread().isEmpty() && !fits.crowds().addTo(candidates, POD_TOPOLOGY_SPREAD)) {
      new SpreadScore(pod, fits.spread(), cache).addTo(candidates, POD_TOPOLOGY_SPREAD);
    }
    if (!pod.terms().preferred().isEmpty() || cache.counts().hasTerms()) {
      scorePodAffinity();
    }
    return pick(choices);
  }

  private void scoreMarks() {
    long mostTaints = 0;
    long mostPreference = 0;
    for (int i = 0; i < candidates.size(); i++) {
      mostTaints = Math.max(mostTaints, ClassFits.taints(candidates.marks(i)));
      mostPreference = Math.max(mostPreference, ClassFits.preference(candidates.marks(i)));
    }
    for (int i = 0; i < candidates.size(); i++) {
      long marks = candidates.marks(i);
      long taints = share(ClassFits.taints(marks), mostTaints);
      long preference = share(ClassFits.preference(marks), mostPreference);
      candidates.score(i, TAINT_TOLERATION * (FULL - taints) + NODE_AFFINITY * preference);
    }
  }

  private static long share(long value, long most) {
    return most == 0 ? 0 : FULL * value / most;
  }

  private void scorePodAffinity() {
    long[] raw = new long[candidates.size()];
    cache.counts().attracting(pod).forEach((term, counts) -> addPull(raw, term, counts));
    for (WeightedTerm term : pod.terms().preferred()) {
      addPull(raw, term, cache.counts(PodQuery.affinity(term.term().pods())));
    }
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (long pull : raw) {
      least = Math.min(least, pull);
      most = Math.max(most, pull);
    }
    for (int i = 0; i < raw.length && most > least; i++) {
      double share = (double) (raw[i] - least) / (most - least);
      candidates.score(i, INTER_POD_AFFINITY * (long) (FULL * share));
    }
  }

  private void addPull(long[] raw, WeightedTerm weighted, NodeCounts counts) {
    Topology topology = cache.topology(weighted.term().topologyKey());
    int[] numbers = counts.places(topology);
    for (int i = 0; i < raw.length; i++) {
      int place = topology.placeOf(candidates.slot(i));
      if (place != Topology.NOWHERE) {
        raw[i] += (long) weighted.weight() * numbers[place];
      }
    }
  }

  private int pick(ChoiceStream choices) {
    long highest = Long.MIN_VALUE;
    int equals = 0;
    for (int i = 0; i < candidates.size(); i++) {
      long total = candidates.total(i);
      if (total > highest) {
        highest = total;
        equals = 1;
      } else if (total == highest) {
        equals++;
      }
    }
    int chosen = equals == 1 ? 0 : choices.pick(equals);
    for (int i = 0; ; i++) {
      if (candidates.total(i) == highest && chosen-- == 0) {
        return candidates.slot(i);
      }
    }
  }
}
