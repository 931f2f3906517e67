package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.autoscaling.ContainerResourceMetricSource;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerSpec;
import io.gondola.api.autoscaling.MetricSpec;
import io.gondola.api.autoscaling.MetricTarget;
import io.gondola.api.autoscaling.ResourceMetricSource;
import io.gondola.api.meta.NameSyntax;
import io.gondola.api.meta.Quantity;
import io.gondola.apiserver.admission.field.Field;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks what an autoscaler goes by. Of sources beside resources only their presence is checked:
 * nothing in a simulated cluster measures them.
 */
final class MetricSpecValidation {

  /** The field of each type of source, in the order in which Kubernetes looks at them. */
  private static final ImmutableMap<String, String> SOURCES =
      ImmutableMap.of(
          "Object", "object",
          "External", "external",
          "Pods", "pods",
          "Resource", "resource",
          "ContainerResource", "containerResource");

  private static final ImmutableList<String> TYPES = ImmutableList.sortedCopyOf(SOURCES.keySet());

  private MetricSpecValidation() {}

  static void validate(HorizontalPodAutoscalerSpec spec, Field at) {
    for (int i = 0; i < spec.metrics().size(); i++) {
      metric(spec.metrics().get(i), at.index(i));
    }
    boolean toZero = spec.minReplicas() != null && spec.minReplicas() == 0;
    boolean wakes =
        spec.metrics().stream()
            .anyMatch(one -> one.type().equals("Object") || one.type().equals("External"));
    if (toZero && !wakes) {
      at.forbidden(
          "must specify at least one Object or External metric to support scaling to zero"
              + " replicas");
    }
  }

  private static void metric(MetricSpec metric, Field at) {
    if (metric.type().isEmpty()) {
      at.child("type").required("must specify a metric source type");
    }
    at.child("type").oneOf(metric.type(), TYPES);
    List<String> present = SOURCES.values().stream().filter(source -> has(metric, source)).toList();
    if (metric.resource() != null && present.get(0).equals("resource")) {
      resource(metric.resource(), at.child("resource"));
    }
    if (metric.containerResource() != null && present.get(0).equals("containerResource")) {
      container(metric.containerResource(), at.child("containerResource"));
    }
    String expected = SOURCES.get(metric.type());
    if (expected == null) {
      at.child("type").unsupported(metric.type(), TYPES);
    } else if (!present.contains(expected)) {
      at.child(expected).required("must populate information for the given metric source");
    }
    if (present.size() > 1) {
      Stream<String> others = present.stream().filter(source -> !source.equals(expected));
      others.forEach(
          source -> at.child(source).forbidden("must populate the given metric source only"));
    }
  }

  private static boolean has(MetricSpec metric, String source) {
    return switch (source) {
      case "resource" -> metric.resource() != null;
      case "containerResource" -> metric.containerResource() != null;
      default -> metric.other().get(source).isPresent();
    };
  }

  private static void resource(ResourceMetricSource source, Field at) {
    if (source.name().isEmpty()) {
      at.child("name").required("must specify a resource name");
    }
    target(source.target(), at.child("target"));
  }

  private static void container(ContainerResourceMetricSource source, Field at) {
    if (source.name().isEmpty()) {
      at.child("name").required("must specify a resource name");
    }
    if (source.container().isEmpty()) {
      at.child("container").required("must specify a container");
    } else {
      at.child("container")
          .invalidEach(source.container(), NameSyntax.dns1123Label(source.container()));
    }
    target(source.target(), at.child("target"));
  }

  private static void target(MetricTarget target, Field at) {
    if (target.type().isEmpty()) {
      at.child("type").required("must specify a metric target type");
    }
    if (!ImmutableList.of("Utilization", "Value", "AverageValue").contains(target.type())) {
      at.child("type").invalid(target.type(), "must be either Utilization, Value, or AverageValue");
    }
    positive(target.value(), at.child("value"));
    positive(target.averageValue(), at.child("averageValue"));
    Integer utilization = target.averageUtilization();
    if (utilization != null && utilization < 1) {
      at.child("averageUtilization").invalid(utilization, "must be greater than 0");
    }
    if (utilization == null && target.averageValue() == null) {
      at.child("averageUtilization")
          .required("must set either a target raw value or a target utilization");
    }
    if (utilization != null && target.averageValue() != null) {
      at.child("averageValue")
          .forbidden("may not set both a target raw value and a target utilization");
    }
  }

  private static void positive(@Nullable Quantity value, Field at) {
    if (value != null && value.amount().signum() <= 0) {
      at.invalid(value, "must be positive");
    }
  }
}
