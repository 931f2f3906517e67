package io.gondola.kubectl.print;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.Lists;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Container;
import io.gondola.api.core.PodTemplateSpec;
import java.util.function.Function;

/** Deployments and ReplicaSets as rows. */
final class WorkloadRows {

  static final RowPrinter<Deployment> DEPLOYMENT =
      RowPrinter.of(
          Deployment.class,
          "NAME|READY|UP-TO-DATE|AVAILABLE|AGE|+CONTAINERS|+IMAGES|+SELECTOR",
          (deployment, view) ->
              Lists.newArrayList(
                  deployment.name(),
                  deployment.status().readyReplicas() + "/" + deployment.spec().desiredReplicas(),
                  deployment.status().updatedReplicas(),
                  deployment.status().availableReplicas(),
                  RowPrinters.age(deployment, view),
                  containers(deployment.spec().template(), Container::name),
                  containers(deployment.spec().template(), Container::image),
                  Texts.selector(deployment.spec().selector())));

  static final RowPrinter<ReplicaSet> REPLICA_SET =
      RowPrinter.of(
          ReplicaSet.class,
          "NAME|DESIRED|CURRENT|READY|AGE|+CONTAINERS|+IMAGES|+SELECTOR",
          (set, view) ->
              Lists.newArrayList(
                  set.name(),
                  set.spec().desiredReplicas(),
                  set.status().replicas(),
                  set.status().readyReplicas(),
                  RowPrinters.age(set, view),
                  containers(set.spec().template(), Container::name),
                  containers(set.spec().template(), Container::image),
                  Texts.selector(set.spec().selector())));

  private WorkloadRows() {}

  private static String containers(PodTemplateSpec template, Function<Container, String> what) {
    return template.spec().containers().stream().map(what).collect(joining(","));
  }
}
