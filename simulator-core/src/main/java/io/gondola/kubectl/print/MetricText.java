package io.gondola.kubectl.print;

import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.autoscaling.MetricSpec;
import io.gondola.api.autoscaling.MetricStatus;
import io.gondola.api.autoscaling.MetricTarget;
import io.gondola.api.autoscaling.MetricValueStatus;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A metric of an autoscaler: what it is of, what it is now, and what it should be.
 *
 * @param resource such as {@code cpu}; empty for a source that nothing measures
 * @param container whose it is; empty for all of the pod
 * @param target what is aimed at
 * @param current what was read last
 */
public record MetricText(
    String resource, String container, MetricTarget target, MetricValueStatus current) {

  /** The metrics of an autoscaler, each with the value that was read last. */
  public static List<MetricText> of(HorizontalPodAutoscaler autoscaler) {
    List<MetricSpec> specs = autoscaler.spec().metrics();
    List<MetricStatus> statuses = autoscaler.status().currentMetrics();
    return IntStream.range(0, specs.size())
        .mapToObj(
            i -> of(specs.get(i), i < statuses.size() ? statuses.get(i) : MetricStatus.UNKNOWN))
        .toList();
  }

  private static MetricText of(MetricSpec spec, MetricStatus status) {
    if (spec.resource() != null) {
      return new MetricText(
          spec.resource().name(),
          "",
          spec.resource().target(),
          status.resource() == null ? MetricValueStatus.EMPTY : status.resource().current());
    }
    if (spec.containerResource() != null) {
      return new MetricText(
          spec.containerResource().name(),
          spec.containerResource().container(),
          spec.containerResource().target(),
          status.containerResource() == null
              ? MetricValueStatus.EMPTY
              : status.containerResource().current());
    }
    return new MetricText("", "", MetricTarget.EMPTY, MetricValueStatus.EMPTY);
  }

  public boolean isAverageValue() {
    return target.averageValue() != null;
  }

  /** What it is now: {@code 40%} or {@code 120m}. */
  public String now() {
    Object value = isAverageValue() ? current.averageValue() : current.averageUtilization();
    return value == null ? "<unknown>" : isAverageValue() ? value.toString() : value + "%";
  }

  /** What it should be. */
  public String wanted() {
    if (isAverageValue()) {
      return String.valueOf(target.averageValue());
    }
    return target.averageUtilization() == null ? "<auto>" : target.averageUtilization() + "%";
  }
}
