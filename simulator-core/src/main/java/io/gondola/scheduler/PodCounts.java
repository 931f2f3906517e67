package io.gondola.scheduler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many pods that somebody asks for, and how many that ask for somebody, are on each node. Each
 * question is answered from scratch once, and kept up to date from then on.
 */
final class PodCounts {

  private final int nodes;
  private final NamespaceLabels namespaces;

  /** Its order is never seen: it is looked up only. */
  private final Map<PodQuery, NodeCounts> byQuery = new HashMap<>();

  /**
   * The queries in the order in which they were asked, so that a pod need look at new ones only.
   */
  private final List<Asked> asked = new ArrayList<>();

  private final Map<PodTerm, NodeCounts> repellers = new LinkedHashMap<>();
  private final Map<WeightedTerm, NodeCounts> attractors = new LinkedHashMap<>();

  private record Asked(PodQuery query, NodeCounts counts) {}

  PodCounts(int nodes, NamespaceLabels namespaces) {
    this.nodes = nodes;
    this.namespaces = namespaces;
  }

  int queries() {
    return asked.size();
  }

  /** The answer to a query, counted over the pods that are assigned if it is a new one. */
  NodeCounts of(PodQuery query, Iterable<Assignment> assignments) {
    NodeCounts known = byQuery.get(query);
    if (known != null) {
      return known;
    }
    NodeCounts counts = new NodeCounts(nodes);
    for (Assignment assignment : assignments) {
      if (assignment.isOnNode()
          && counts(query, assignment)
          && query.matches(assignment.pods().info(), namespaces)) {
        counts.add(assignment.node().slot(), 1);
      }
    }
    byQuery.put(query, counts);
    asked.add(new Asked(query, counts));
    return counts;
  }

  /** Counts a pod that came, or went if the number is -1. */
  void add(Assignment assignment, int number) {
    int slot = assignment.node().slot();
    PodClass pods = assignment.pods();
    for (int index : pods.answers(this)) {
      if (counts(asked.get(index).query(), assignment)) {
        asked.get(index).counts().add(slot, number);
      }
    }
    PodTerms terms = pods.info().terms();
    if (!terms.isEmpty()) {
      terms.away().forEach(term -> held(repellers, term).add(slot, number));
      terms.attractions().forEach(term -> held(attractors, term).add(slot, number));
    }
  }

  /** The numbers of the queries from one on that a pod answers to. */
  List<Integer> answers(PodInfo pod, int from) {
    List<Integer> answers = new ArrayList<>();
    for (int i = from; i < asked.size(); i++) {
      if (asked.get(i).query().matches(pod, namespaces)) {
        answers.add(i);
      }
    }
    return answers;
  }

  /** Terms of placed pods that must not have a pod like this near, with where they are. */
  Map<PodTerm, NodeCounts> repelling(PodInfo pod) {
    Map<PodTerm, NodeCounts> repelling = new LinkedHashMap<>();
    repellers.forEach(
        (term, counts) -> {
          if (term.pods().matches(pod, namespaces)) {
            repelling.put(term, counts);
          }
        });
    return repelling;
  }

  /** Terms of placed pods that would rather have a pod like this near, or not. */
  Map<WeightedTerm, NodeCounts> attracting(PodInfo pod) {
    Map<WeightedTerm, NodeCounts> attracting = new LinkedHashMap<>();
    attractors.forEach(
        (term, counts) -> {
          if (term.term().pods().matches(pod, namespaces)) {
            attracting.put(term, counts);
          }
        });
    return attracting;
  }

  /** Whether pods with terms of their own may be about. */
  boolean hasTerms() {
    return !repellers.isEmpty() || !attractors.isEmpty();
  }

  private static boolean counts(PodQuery query, Assignment assignment) {
    return query.withTerminating() || !assignment.terminating();
  }

  private <T> NodeCounts held(Map<T, NodeCounts> holders, T term) {
    return holders.computeIfAbsent(term, unknown -> new NodeCounts(nodes));
  }
}
