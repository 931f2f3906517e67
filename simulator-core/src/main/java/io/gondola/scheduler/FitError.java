package io.gondola.scheduler;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The message about a pod that fits on no node: a pure function. */
final class FitError {

  private static final String NO_VICTIMS = "No preemption victims found for incoming pod";
  private static final String NO_HELP = "Preemption is not helpful for scheduling";

  private FitError() {}

  /**
   * What the event and the condition say.
   *
   * @param misfits one a node
   * @param mayPreempt whether the pod's preemptionPolicy lets it push others out
   */
  static String message(Collection<Misfit> misfits, boolean mayPreempt) {
    if (misfits.isEmpty()) {
      return "no nodes available to schedule pods";
    }
    Map<String, Integer> filters = new TreeMap<>();
    Map<String, Integer> preemption = new TreeMap<>();
    for (Misfit misfit : misfits) {
      misfit.reasons().forEach(reason -> filters.merge(reason, 1, Integer::sum));
      preemption.merge(misfit.curable() ? NO_VICTIMS : NO_HELP, 1, Integer::sum);
    }
    return available(misfits.size(), filters)
        + " no new claims to deallocate, preemption: "
        + (mayPreempt
            ? available(misfits.size(), preemption)
            : "not eligible due to preemptionPolicy=Never.");
  }

  /** Counts and reasons, sorted as text as Kubernetes does: 10 comes before 2. */
  static String available(int nodes, Map<String, Integer> reasons) {
    return reasons.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .sorted()
        .collect(joining(", ", "0/%s nodes are available: ".formatted(nodes), "."));
  }
}
