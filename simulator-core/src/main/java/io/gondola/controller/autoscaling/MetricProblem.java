package io.gondola.controller.autoscaling;

import com.google.common.collect.ImmutableList;
import io.gondola.api.autoscaling.MetricSpec;
import io.gondola.api.autoscaling.MetricTarget;

/** Kubernetes' words for a metric that cannot be read. */
final class MetricProblem {

  private MetricProblem() {}

  /** As condition and event give it: {@code FailedGetResourceMetric}. */
  static String reason(MetricSpec metric) {
    return "FailedGet" + metric.type() + "Metric";
  }

  static String described(MetricSpec metric, String cause) {
    if (metric.type().equals(MetricSpec.RESOURCE) && metric.resource() != null) {
      return described(metric.resource().name(), metric.resource().target(), cause);
    }
    if (metric.type().equals(MetricSpec.CONTAINER_RESOURCE) && metric.containerResource() != null) {
      return described(
          metric.containerResource().name(), metric.containerResource().target(), cause);
    }
    return cause;
  }

  private static String described(String resource, MetricTarget target, String cause) {
    return "failed to get %s %s: %s"
        .formatted(resource, target.averageValue() == null ? "utilization" : "usage", cause);
  }

  static String summary(int invalid, ImmutableList<MetricSpec> metrics, String first) {
    if (invalid == 0) {
      return "";
    }
    return "invalid metrics (%s invalid out of %s), first error is: %s"
        .formatted(invalid, metrics.size(), source(first, metrics));
  }

  /** The controller wraps what a resource's reader says once more. */
  private static String source(String first, ImmutableList<MetricSpec> metrics) {
    return metrics.stream()
        .filter(metric -> metric.resource() != null)
        .filter(metric -> first.startsWith("failed to get " + metric.resource().name()))
        .findFirst()
        .map(
            metric ->
                "failed to get %s resource metric value: %s"
                    .formatted(metric.resource().name(), first))
        .orElse(first);
  }
}
