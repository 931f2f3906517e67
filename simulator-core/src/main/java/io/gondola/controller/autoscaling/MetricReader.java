package io.gondola.controller.autoscaling;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.autoscaling.ContainerResourceMetricSource;
import io.gondola.api.autoscaling.ContainerResourceMetricStatusBuilder;
import io.gondola.api.autoscaling.MetricSpec;
import io.gondola.api.autoscaling.MetricStatus;
import io.gondola.api.autoscaling.MetricStatusBuilder;
import io.gondola.api.autoscaling.MetricTarget;
import io.gondola.api.autoscaling.MetricValueStatus;
import io.gondola.api.autoscaling.ResourceMetricSource;
import io.gondola.api.autoscaling.ResourceMetricStatusBuilder;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Computes the size that one metric of an autoscaler asks for. */
final class MetricReader {

  private static final int MILLI_DIGITS = 3;

  private final MetricsSource source;
  private final ImmutableList<Pod> pods;
  private final ReplicaCalculator calculator;
  private final Instant now;
  private final PodGroups.Periods periods;

  /**
   * @param pods all that the workload's selector selects: those of an old and of a new version
   *     alike
   */
  MetricReader(
      MetricsSource source,
      ImmutableList<Pod> pods,
      ReplicaCalculator calculator,
      Instant now,
      PodGroups.Periods periods) {
    this.source = source;
    this.pods = pods;
    this.calculator = calculator;
    this.now = now;
    this.periods = periods;
  }

  /**
   * What a metric says.
   *
   * @param name as events give it
   * @param status as the autoscaler's status shows it
   */
  record Reading(Proposal proposal, String name, MetricStatus status) {}

  /** A resource of a whole pod, or of one container; all other metrics nobody measures. */
  Reading read(MetricSpec metric) throws MetricsException {
    ResourceMetricSource resource = metric.resource();
    ContainerResourceMetricSource ofContainer = metric.containerResource();
    if (metric.type().equals(MetricSpec.RESOURCE) && resource != null) {
      Proposal proposal = propose(resource.name(), "", resource.target());
      return new Reading(
          proposal,
          resource.name() + " resource" + suffix(resource.target()),
          MetricStatusBuilder.builder()
              .type(metric.type())
              .resource(
                  ResourceMetricStatusBuilder.builder()
                      .name(resource.name())
                      .current(value(resource.name(), resource.target(), proposal))
                      .build())
              .build());
    }
    if (metric.type().equals(MetricSpec.CONTAINER_RESOURCE) && ofContainer != null) {
      return ofContainer(metric, ofContainer);
    }
    throw new MetricsException("no metrics returned from the metrics API");
  }

  private Reading ofContainer(MetricSpec metric, ContainerResourceMetricSource asked)
      throws MetricsException {
    Proposal proposal = propose(asked.name(), asked.container(), asked.target());
    boolean percent = asked.target().averageValue() == null;
    return new Reading(
        proposal,
        asked.name() + (percent ? " container" : "") + " resource" + suffix(asked.target()),
        MetricStatusBuilder.builder()
            .type(metric.type())
            .containerResource(
                ContainerResourceMetricStatusBuilder.builder()
                    .name(asked.name())
                    .container(asked.container())
                    .current(value(asked.name(), asked.target(), proposal))
                    .build())
            .build());
  }

  private static String suffix(MetricTarget target) {
    return target.averageValue() == null ? " utilization (percentage of request)" : "";
  }

  private Proposal propose(String resource, String container, MetricTarget target)
      throws MetricsException {
    Map<String, Sample> samples = samples(resource, container);
    if (samples.isEmpty()) {
      throw new MetricsException(
          "unable to get metrics for resource %s: no metrics returned from resource metrics API"
              .formatted(resource));
    }
    PodGroups groups = PodGroups.of(pods, samples, resource, now, periods);
    if (target.averageValue() != null) {
      return calculator.byAmount(groups, samples, target.averageValue().milliValue());
    }
    if (target.averageUtilization() == null) {
      throw new MetricsException(
          "invalid resource metric source: neither an average utilization target nor an average"
              + " value (usage) target was set");
    }
    return calculator.byUtilization(
        groups,
        samples,
        ReplicaCalculator.requests(pods, resource, container),
        target.averageUtilization());
  }

  private Map<String, Sample> samples(String resource, String container) {
    ImmutableMap<String, MetricsSource.PodSample> read = source.read(pods, resource, now);
    Map<String, Sample> samples = new TreeMap<>();
    read.forEach(
        (pod, sample) -> {
          long sum =
              sample.containers().entrySet().stream()
                  .filter(entry -> container.isEmpty() || entry.getKey().equals(container))
                  .mapToLong(Map.Entry::getValue)
                  .sum();
          samples.put(pod, new Sample(sum, sample.timestamp(), sample.window()));
        });
    return samples;
  }

  private static MetricValueStatus value(String resource, MetricTarget target, Proposal proposal) {
    Quantity.Format format =
        resource.equals("memory") ? Quantity.Format.BINARY_SI : Quantity.Format.DECIMAL_SI;
    Quantity average = Quantity.of(BigDecimal.valueOf(proposal.usage(), MILLI_DIGITS), format);
    return new MetricValueStatus(
        null, average, target.averageValue() == null ? (Integer) proposal.utilization() : null);
  }
}
