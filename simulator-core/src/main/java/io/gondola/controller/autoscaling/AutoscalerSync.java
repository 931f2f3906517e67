package io.gondola.controller.autoscaling;

import com.google.common.collect.ImmutableList;
import io.gondola.api.autoscaling.HPAScalingRules;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerBehavior;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerSpec;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerStatus;
import io.gondola.api.autoscaling.MetricSpec;
import io.gondola.api.autoscaling.MetricStatus;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.apiserver.ApiServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** One look at one autoscaler: it reads, decides, scales and says so. */
final class AutoscalerSync {

  private static final String WARNING = "Warning";

  private final ApiServer api;
  private final HorizontalPodAutoscaler autoscaler;
  private final HorizontalPodAutoscalerSpec spec;
  private final ScalingHistory history;
  private final Instant now;
  private final AutoscalerStatus status;

  AutoscalerSync(ApiServer api, HorizontalPodAutoscaler autoscaler, ScalingHistory history) {
    this.api = api;
    this.autoscaler = autoscaler;
    this.spec = autoscaler.spec();
    this.history = history;
    this.now = api.simulation().now();
    this.status = new AutoscalerStatus(autoscaler.status(), now.truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * A size that is wanted, and why.
   *
   * @param metrics as the status will show them
   */
  private record Wanted(int size, String reason, ImmutableList<MetricStatus> metrics) {}

  /**
   * What the metrics want together.
   *
   * @param problem why some could not be read; empty if all could
   */
  private record Readings(
      int size, String metric, ImmutableList<MetricStatus> metrics, String problem) {}

  void run(MetricsSource source, PodLister pods) {
    ScaleTarget target;
    try {
      target = ScaleTarget.read(api, autoscaler.metadata().namespace(), spec.scaleTargetRef());
    } catch (ApiException e) {
      report(WARNING, "FailedGetScale", e.getMessage());
      status.ableToScale(
          false,
          "FailedGetScale",
          "the HPA controller was unable to get the target's current scale: " + e.getMessage());
      publish();
      return;
    }
    status.ableToScale(
        true, "SucceededGetScale", "the HPA controller was able to get the target's current scale");
    history.begin(target.replicas(), now);
    Optional<Wanted> wanted = wanted(target, source, pods);
    if (wanted.isPresent()) {
      scale(target, wanted.get());
    }
    publish();
  }

  /** The pods of a workload. */
  @FunctionalInterface
  interface PodLister {
    ImmutableList<Pod> of(ScaleTarget target);
  }

  private int min() {
    return Objects.requireNonNullElse(spec.minReplicas(), 1);
  }

  /** Bounds that are broken are mended at once, and no metric is read. */
  private Optional<Wanted> wanted(ScaleTarget target, MetricsSource source, PodLister pods) {
    int current = target.replicas();
    if (current == 0) {
      status.scalingActive(
          false,
          "ScalingDisabled",
          "scaling is disabled since the replica count of the target is zero");
      return Optional.of(new Wanted(0, "", ImmutableList.of()));
    }
    if (current > spec.maxReplicas()) {
      return Optional.of(
          new Wanted(
              spec.maxReplicas(),
              "Current number of replicas above Spec.MaxReplicas",
              ImmutableList.of()));
    }
    if (current < min()) {
      return Optional.of(
          new Wanted(
              min(), "Current number of replicas below Spec.MinReplicas", ImmutableList.of()));
    }
    MetricReader reader =
        new MetricReader(
            source,
            pods.of(target),
            new ReplicaCalculator(current, Tolerances.of(spec.behavior())),
            now,
            PodGroups.Periods.DEFAULT);
    return byMetrics(current, reader);
  }

  private Optional<Wanted> byMetrics(int current, MetricReader reader) {
    Readings read = readAll(current, reader);
    if (read.size() < 0) {
      status.set(status.get().withCurrentReplicas(current).withCurrentMetrics(read.metrics()));
      report(WARNING, "FailedComputeMetricsReplicas", read.problem());
      return Optional.empty();
    }
    status.scalingActive(
        true,
        "ValidMetricFound",
        "the HPA was able to successfully calculate a replica count from " + read.metric());
    String reason =
        read.size() > current
            ? read.metric() + " above target"
            : read.size() < current ? "All metrics below target" : "";
    int size = limited(new ScalingLimit.Bounds(min(), spec.maxReplicas(), current), read.size());
    return Optional.of(new Wanted(size, reason, read.metrics()));
  }

  /** The greatest size wins; it may only shrink if every metric could be read. */
  private Readings readAll(int current, MetricReader reader) {
    ImmutableList.Builder<MetricStatus> metrics = ImmutableList.builder();
    int size = 0;
    String metric = "";
    int invalid = 0;
    String problem = "";
    String condition = "";
    for (MetricSpec one : spec.metrics()) {
      try {
        MetricReader.Reading reading = reader.read(one);
        metrics.add(reading.status());
        if (size == 0 || reading.proposal().replicas() > size) {
          size = reading.proposal().replicas();
          metric = reading.name();
        }
      } catch (MetricsException e) {
        metrics.add(MetricStatus.UNKNOWN);
        String text = MetricProblem.described(one, e.getMessage());
        report(WARNING, MetricProblem.reason(one), text);
        condition = invalid == 0 ? MetricProblem.reason(one) : condition;
        problem = invalid == 0 ? text : problem;
        invalid++;
      }
    }
    boolean stuck = invalid >= spec.metrics().size() || (invalid > 0 && size < current);
    if (stuck) {
      status.scalingActive(
          false, condition, "the HPA was unable to compute the replica count: " + problem);
    }
    String all = MetricProblem.summary(invalid, spec.metrics(), problem);
    return new Readings(stuck ? -1 : size, metric, metrics.build(), all);
  }

  private int limited(ScalingLimit.Bounds bounds, int size) {
    HorizontalPodAutoscalerBehavior behavior = spec.behavior();
    int stable;
    ScalingLimit limit;
    if (behavior == null) {
      stable = Stabilization.simple(history, size, Stabilization.DOWN_WINDOW, now);
      noteStable(size, stable, false);
      limit = ScalingLimit.simple(bounds, stable);
    } else {
      HPAScalingRules up = Objects.requireNonNull(behavior.scaleUp());
      HPAScalingRules down = Objects.requireNonNull(behavior.scaleDown());
      Stabilization.Windows windows =
          new Stabilization.Windows(
              window(up, Duration.ZERO), window(down, Stabilization.DOWN_WINDOW));
      stable = Stabilization.withWindows(history, bounds.current(), size, windows, now);
      noteStable(size, stable, size >= bounds.current());
      HPAScalingRules rules = stable > bounds.current() ? up : down;
      limit = ScalingLimit.withRules(bounds, stable, rules, history, now);
    }
    status.scalingLimited(limit.size() != stable, limit.reason(), limit.message());
    return limit.size();
  }

  private static Duration window(HPAScalingRules rules, Duration fallback) {
    Integer seconds = rules.stabilizationWindowSeconds();
    return seconds == null ? fallback : Duration.ofSeconds(seconds);
  }

  private void noteStable(int size, int stable, boolean growing) {
    if (stable == size) {
      status.ableToScale(true, "ReadyForNewScale", "recommended size matches current size");
    } else if (growing) {
      status.ableToScale(
          true,
          "ScaleUpStabilized",
          "recent recommendations were lower than current one, applying the lowest recent"
              + " recommendation");
    } else {
      status.ableToScale(
          true,
          "ScaleDownStabilized",
          "recent recommendations were higher than current one, applying the highest recent"
              + " recommendation");
    }
  }

  private void scale(ScaleTarget target, Wanted wanted) {
    int current = target.replicas();
    boolean rescale = wanted.size() != current;
    if (rescale) {
      target.scale(api, wanted.size());
      status.ableToScale(
          true,
          "SucceededRescale",
          "the HPA controller was able to update the target scale to " + wanted.size());
      report(
          "Normal",
          "SuccessfulRescale",
          "New size: %s; reason: %s".formatted(wanted.size(), wanted.reason()));
      history.scaled(current, wanted.size(), now, longestPeriod(wanted.size() > current));
    }
    HorizontalPodAutoscalerStatus next =
        status
            .get()
            .withCurrentReplicas(current)
            .withDesiredReplicas(wanted.size())
            .withCurrentMetrics(wanted.metrics());
    status.set(rescale ? next.withLastScaleTime(now.truncatedTo(ChronoUnit.SECONDS)) : next);
  }

  private Duration longestPeriod(boolean up) {
    HorizontalPodAutoscalerBehavior behavior = spec.behavior();
    HPAScalingRules rules =
        behavior == null ? null : up ? behavior.scaleUp() : behavior.scaleDown();
    return Duration.ofSeconds(
        rules == null
            ? 0
            : rules.policies().stream().mapToInt(policy -> policy.periodSeconds()).max().orElse(0));
  }

  private void publish() {
    if (!status.get().equals(autoscaler.status())) {
      api.updateStatus(autoscaler.withStatus(status.get()));
    }
  }

  private void report(String type, String reason, String message) {
    api.events().report(autoscaler, type, reason, message);
  }
}
