package io.gondola.scheduler;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.gondola.api.core.PodSpec;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells in Kubernetes' words why a pod fits nowhere. */
final class FitError {

  private static final int LONGEST_NOTE = 1024;
  private static final String CUT = " ...";

  private FitError() {}

  /**
   * What is wrong with each node.
   *
   * @param spec of the pod
   */
  static FitFailure of(List<Rejection> rejections, PodSpec spec) {
    if (rejections.isEmpty()) {
      return new FitFailure("no nodes available to schedule pods", ImmutableSet.of());
    }
    Map<String, Integer> reasons = new TreeMap<>();
    EnumSet<Filter> filters = EnumSet.noneOf(Filter.class);
    for (Rejection rejection : rejections) {
      filters.add(rejection.filter());
      rejection.reasons().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
    }
    String message =
        message(rejections.size(), counted(reasons), " " + preemption(rejections, spec));
    return new FitFailure(message, Sets.immutableEnumSet(filters));
  }

  /**
   * The whole message.
   *
   * @param reasons as one text
   * @param postFilter what became of making room, with a blank before it; empty if nobody tried
   */
  static String message(int nodes, String reasons, String postFilter) {
    return "0/%s nodes are available: %s.%s".formatted(nodes, reasons, postFilter);
  }

  /** Each reason after its count, in the order of the texts: 10 comes before 2. */
  static String counted(Map<String, Integer> reasons) {
    return reasons.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .sorted()
        .collect(joining(", "));
  }

  /** No pod is preempted here, so that the search for victims always ends without one. */
  private static String preemption(List<Rejection> rejections, PodSpec spec) {
    String intro = "no new claims to deallocate, preemption: ";
    if (spec.preemptionPolicy().equals("Never")) {
      return intro + "not eligible due to preemptionPolicy=Never.";
    }
    Map<String, Integer> reasons = new TreeMap<>();
    for (Rejection rejection : rejections) {
      reasons.merge(
          rejection.curable()
              ? "No preemption victims found for incoming pod"
              : "Preemption is not helpful for scheduling",
          1,
          Integer::sum);
    }
    return intro + message(rejections.size(), counted(reasons), "");
  }

  /** As much of a message as an event may hold. */
  static String note(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= LONGEST_NOTE
        ? message
        : new String(bytes, 0, LONGEST_NOTE - CUT.length(), StandardCharsets.UTF_8) + CUT;
  }
}
