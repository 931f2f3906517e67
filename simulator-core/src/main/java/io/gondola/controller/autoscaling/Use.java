package io.gondola.controller.autoscaling;

import com.google.common.primitives.Ints;
import java.util.Map;

/**
 * What pods use, compared with what they should use.
 *
 * @param ratio of use to target
 */
record Use(double ratio, int utilization, long average) {

  private static final int PERCENT = 100;

  /** How samples are compared with a target. */
  @FunctionalInterface
  interface Measure {
    Use of(Map<String, Long> samples) throws MetricsException;
  }

  /** In percent of what the pods request together; the fraction of a percent is dropped. */
  static Use ofRequests(Map<String, Long> samples, Map<String, Long> requests, int target)
      throws MetricsException {
    long used = 0;
    long requested = 0;
    int counted = 0;
    for (Map.Entry<String, Long> sample : samples.entrySet()) {
      Long request = requests.get(sample.getKey());
      // A pod that is gone by now may have left a sample.
      if (request != null) {
        used += sample.getValue();
        requested += request;
        counted++;
      }
    }
    if (requested == 0) {
      throw new MetricsException("no metrics returned matched known pods");
    }
    int utilization = Ints.saturatedCast(used * PERCENT / requested);
    return new Use(utilization / (double) target, utilization, used / counted);
  }

  /** In amounts: the average of all pods. */
  static Use ofAmounts(Map<String, Long> samples, long target) {
    long used = samples.values().stream().mapToLong(Long::longValue).sum();
    long average = used / samples.size();
    return new Use(average / (double) target, 0, average);
  }
}
