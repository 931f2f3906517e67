package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.autoscaling.CrossVersionObjectReference;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerBuilder;
import io.gondola.api.autoscaling.HorizontalPodAutoscalerSpecBuilder;
import io.gondola.api.autoscaling.MetricSpec;
import io.gondola.api.autoscaling.MetricSpecBuilder;
import io.gondola.api.autoscaling.MetricTarget;
import io.gondola.api.autoscaling.MetricTargetBuilder;
import io.gondola.api.autoscaling.ResourceMetricSource;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectMetaBuilder;

/** {@code kubectl autoscale}: a HorizontalPodAutoscaler by CPU for a Deployment or ReplicaSet. */
final class AutoscaleCommand implements Command {

  private static final int UNSET = -1;

  @Override
  public String summary() {
    return "Make an autoscaler: --max=N, --min=N and --cpu-percent=N.";
  }

  @Override
  public Flags flags() {
    return Flags.of("min= max= cpu-percent= name= " + Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    int min = arguments.number("min", UNSET);
    int max = arguments.number("max", UNSET);
    if (max < 1) {
      throw new KubectlException(
          "--max=MAXPODS is required and must be at least 1, max: %s".formatted(max));
    }
    if (max < min) {
      throw new KubectlException(
          "--max=MAXPODS must be larger or equal to --min=MINPODS, max: %s, min: %s"
              .formatted(max, min));
    }
    ResourceWords words = ResourceWords.parse(arguments.words(), "autoscale");
    for (ApiObject object : new Finder(session, arguments).findChosen(words)) {
      session.attempt(() -> create(object, arguments, session));
    }
  }

  private static void create(ApiObject object, Arguments arguments, Session session) {
    if (!(object instanceof Deployment) && !(object instanceof ReplicaSet)) {
      throw new KubectlException(
          "cannot autoscale a %s; there are deployments and replicasets"
              .formatted(Kind.label(object.resourceType())));
    }
    HorizontalPodAutoscaler made = session.cluster().create(autoscaler(object, arguments));
    session.print(Kind.label(made.resourceType(), made.name()) + " autoscaled");
  }

  private static HorizontalPodAutoscaler autoscaler(ApiObject object, Arguments arguments) {
    int min = arguments.number("min", UNSET);
    return HorizontalPodAutoscalerBuilder.builder()
        .metadata(
            ObjectMetaBuilder.builder()
                .name(arguments.find("name").orElse(object.name()))
                .namespace(object.metadata().namespace())
                .build())
        .spec(
            HorizontalPodAutoscalerSpecBuilder.builder()
                .scaleTargetRef(
                    new CrossVersionObjectReference(
                        object.resourceType().kind(),
                        object.name(),
                        object.resourceType().apiVersion()))
                .minReplicas(min < 1 ? null : min)
                .maxReplicas(arguments.number("max", UNSET))
                .metrics(metrics(arguments.number("cpu-percent", UNSET)))
                .build())
        .build();
  }

  /** Without one of its own the server aims at 80% of the requested CPU. */
  private static ImmutableList<MetricSpec> metrics(int cpuPercent) {
    return cpuPercent < 0
        ? ImmutableList.of()
        : ImmutableList.of(
            MetricSpecBuilder.builder()
                .type(MetricSpec.RESOURCE)
                .resource(
                    new ResourceMetricSource(
                        "cpu",
                        MetricTargetBuilder.builder()
                            .type(MetricTarget.UTILIZATION)
                            .averageUtilization(cpuPercent)
                            .build()))
                .build());
  }
}
