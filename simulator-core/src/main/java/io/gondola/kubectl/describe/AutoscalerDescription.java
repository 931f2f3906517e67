package io.gondola.kubectl.describe;

import io.gondola.api.autoscaling.HPAScalingRules;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerBehavior;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerSpec;
import io.gondola.api.core.Event;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.kubectl.print.MetricText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code kubectl describe hpa} tells. */
public final class AutoscalerDescription {

  private AutoscalerDescription() {}

  /** The whole text. */
  public static String of(HorizontalPodAutoscaler autoscaler, List<Event> events, Instant now) {
    ObjectMeta metadata = autoscaler.metadata();
    HorizontalPodAutoscalerSpec spec = autoscaler.spec();
    Description to = new Description();
    to.field("Name", metadata.name()).field("Namespace", metadata.namespace());
    to.labelsAndAnnotations(metadata);
    to.field("CreationTimestamp", Description.time(metadata.creationTimestamp()));
    to.field("Reference", spec.scaleTargetRef().kind() + "/" + spec.scaleTargetRef().name());
    to.field("Metrics", "( current / target )");
    MetricText.of(autoscaler).forEach(metric -> to.line(1, metric(metric)));
    to.field("Min replicas", Objects.requireNonNullElse((Object) spec.minReplicas(), "<unset>"));
    to.field("Max replicas", spec.maxReplicas());
    behavior(to, spec.behavior());
    to.field(
        spec.scaleTargetRef().kind() + " pods",
        "%s current / %s desired"
            .formatted(
                autoscaler.status().currentReplicas(), autoscaler.status().desiredReplicas()));
    conditions(to, autoscaler);
    EventSection.write(to, events, now);
    return to.aligned();
  }

  private static String metric(MetricText metric) {
    if (metric.resource().isEmpty()) {
      return "<unknown metric type>";
    }
    String whose =
        metric.container().isEmpty() ? "" : " of container \"%s\"".formatted(metric.container());
    String subject = "resource %s%s on pods".formatted(metric.resource(), whose);
    if (metric.isAverageValue()) {
      return "%s:\t%s / %s".formatted(subject, metric.now(), metric.wanted());
    }
    String average =
        metric.current().averageUtilization() == null
            ? ""
            : " (%s)".formatted(metric.current().averageValue());
    return "%s  (as a percentage of request):\t%s%s / %s"
        .formatted(subject, metric.now(), average, metric.wanted());
  }

  private static void behavior(Description to, @Nullable HorizontalPodAutoscalerBehavior behavior) {
    if (behavior != null) {
      to.line(0, "Behavior:");
      rules(to, "Scale Up", behavior.scaleUp());
      rules(to, "Scale Down", behavior.scaleDown());
    }
  }

  private static void rules(Description to, String direction, @Nullable HPAScalingRules rules) {
    if (rules == null) {
      return;
    }
    to.line(1, direction + ":");
    if (rules.stabilizationWindowSeconds() != null) {
      to.line(2, "Stabilization Window: %s seconds".formatted(rules.stabilizationWindowSeconds()));
    }
    if (!rules.policies().isEmpty()) {
      to.line(
          2,
          "Select Policy: "
              + Objects.requireNonNullElse(rules.selectPolicy(), HPAScalingRules.MAX));
      to.line(2, "Policies:");
      rules
          .policies()
          .forEach(
              policy ->
                  to.line(
                      3,
                      "- Type: %s\tValue: %s\tPeriod: %s seconds"
                          .formatted(policy.type(), policy.value(), policy.periodSeconds())));
    }
  }

  private static void conditions(Description to, HorizontalPodAutoscaler autoscaler) {
    if (autoscaler.status().conditions().isEmpty()) {
      return;
    }
    to.line(0, "Conditions:").line(1, "Type\tStatus\tReason\tMessage");
    to.line(1, "----\t------\t------\t-------");
    autoscaler
        .status()
        .conditions()
        .forEach(
            condition ->
                to.line(
                    1,
                    String.join(
                        "\t",
                        condition.type(),
                        condition.status(),
                        condition.reason(),
                        condition.message())));
  }
}
