package io.gondola.kubectl.print;

import com.google.common.collect.Lists;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import java.util.List;
import java.util.Objects;

/** HorizontalPodAutoscalers as rows. */
final class AutoscalerRow {

  static final RowPrinter<HorizontalPodAutoscaler> PRINTER =
      RowPrinter.of(
          HorizontalPodAutoscaler.class,
          "NAME|REFERENCE|TARGETS|MINPODS|MAXPODS|REPLICAS|AGE",
          (autoscaler, view) ->
              Lists.newArrayList(
                  autoscaler.name(),
                  autoscaler.spec().scaleTargetRef().kind()
                      + "/"
                      + autoscaler.spec().scaleTargetRef().name(),
                  targets(MetricText.of(autoscaler)),
                  Objects.requireNonNullElse((Object) autoscaler.spec().minReplicas(), "<unset>"),
                  autoscaler.spec().maxReplicas(),
                  autoscaler.status().currentReplicas(),
                  RowPrinters.age(autoscaler, view)));

  /** So many metrics are shown; of the others only the number. */
  private static final int MOST = 2;

  private AutoscalerRow() {}

  private static String targets(List<MetricText> metrics) {
    if (metrics.isEmpty()) {
      return Texts.NONE;
    }
    String shown =
        String.join(", ", metrics.stream().limit(MOST).map(AutoscalerRow::target).toList());
    int more = metrics.size() - MOST;
    return more > 0 ? "%s + %s more...".formatted(shown, more) : shown;
  }

  private static String target(MetricText metric) {
    return metric.resource().isEmpty()
        ? "<unknown type>"
        : "%s: %s/%s".formatted(metric.resource(), metric.now(), metric.wanted());
  }
}
