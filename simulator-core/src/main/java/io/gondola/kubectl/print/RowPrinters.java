package io.gondola.kubectl.print;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Event;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Secret;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.meta.ResourceType;
import io.gondola.api.policy.PodDisruptionBudget;
import org.jspecify.annotations.Nullable;

/** The tables of {@code kubectl get}, by type. */
public final class RowPrinters {

  private static final ImmutableMap<ResourceType<?>, RowPrinter<?>> PRINTERS =
      ImmutableMap.<ResourceType<?>, RowPrinter<?>>builder()
          .put(Pod.TYPE, PodRow.PRINTER)
          .put(Deployment.TYPE, WorkloadRows.DEPLOYMENT)
          .put(ReplicaSet.TYPE, WorkloadRows.REPLICA_SET)
          .put(HorizontalPodAutoscaler.TYPE, AutoscalerRow.PRINTER)
          .put(Service.TYPE, ServiceRow.PRINTER)
          .put(Endpoints.TYPE, EndpointRows.ENDPOINTS)
          .put(EndpointSlice.TYPE, EndpointRows.SLICE)
          .put(Node.TYPE, NodeRow.PRINTER)
          .put(Event.TYPE, EventRow.PRINTER)
          .put(
              Namespace.TYPE,
              RowPrinter.of(
                  Namespace.class,
                  "NAME|STATUS|AGE",
                  (namespace, view) ->
                      Lists.newArrayList(
                          namespace.name(),
                          namespace.status().get("phase").orElse(""),
                          age(namespace, view))))
          .put(
              ConfigMap.TYPE,
              RowPrinter.of(
                  ConfigMap.class,
                  "NAME|DATA|AGE",
                  (map, view) ->
                      Lists.newArrayList(
                          map.name(), map.data().size() + map.binaryData().size(), age(map, view))))
          .put(
              Secret.TYPE,
              RowPrinter.of(
                  Secret.class,
                  "NAME|TYPE|DATA|AGE",
                  (secret, view) ->
                      Lists.newArrayList(
                          secret.name(), secret.type(), secret.data().size(), age(secret, view))))
          .put(
              PodDisruptionBudget.TYPE,
              RowPrinter.of(
                  PodDisruptionBudget.class,
                  "NAME|MIN AVAILABLE|MAX UNAVAILABLE|ALLOWED DISRUPTIONS|AGE",
                  (budget, view) ->
                      Lists.newArrayList(
                          budget.name(),
                          orNotApplicable(budget.spec().minAvailable()),
                          orNotApplicable(budget.spec().maxUnavailable()),
                          budget.status().disruptionsAllowed(),
                          age(budget, view))))
          .buildOrThrow();

  /** What a server shows of a type that it has no table for. */
  private static final RowPrinter<ApiObject> ANY =
      RowPrinter.of(
          ApiObject.class,
          "NAME|AGE",
          (object, view) -> Lists.newArrayList(object.name(), age(object, view)));

  private RowPrinters() {}

  public static RowPrinter<?> of(ResourceType<?> type) {
    return PRINTERS.getOrDefault(type, ANY);
  }

  static String age(ApiObject object, View view) {
    return HumanDuration.since(object.metadata().creationTimestamp(), view.now());
  }

  private static Object orNotApplicable(@Nullable IntOrString limit) {
    return limit == null ? "N/A" : limit;
  }
}
