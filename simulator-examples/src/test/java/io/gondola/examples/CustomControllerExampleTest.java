package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.Controllers;
import io.gondola.api.apps.Deployment;
import io.gondola.api.meta.InertObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import io.gondola.controller.custom.CustomController;
import io.gondola.controller.custom.ReconcileContext;
import io.gondola.manifest.Manifest;
import io.gondola.testing.ReconcilerChecks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A controller of your own for a resource of your own, to copy: it runs each Website. */
class CustomControllerExampleTest {

  private static final ResourceType<InertObject> WEBSITE =
      InertObject.type("example.com/v1", "Website", true);

  private static final CustomController CONTROLLER =
      CustomController.of("website-controller", WEBSITE, () -> CustomControllerExampleTest::run)
          .owning(Deployment.TYPE);

  private static final String SHOP =
      """
      apiVersion: example.com/v1
      kind: Website
      metadata: {name: shop}
      spec: {visitors: 3}
      """;

  /** One pod for each visitor. */
  private static void run(ObjectKey request, ReconcileContext context) {
    InertObject site = context.find(WEBSITE, request).orElse(null);
    if (site == null) {
      return; // Garbage collection takes what it owned.
    }
    int pods = Integer.parseInt(site.content().at("spec", "visitors").orElseThrow().toString());
    Deployment known = context.find(Deployment.TYPE, request).orElse(null);
    if (known == null) {
      context.createFor(site, deployment(site.name(), pods));
    } else if (known.spec().desiredReplicas() != pods) {
      context.update(known.withSpec(known.spec().withReplicas(pods)));
    }
  }

  @Test
  void website_isServedByAPodForEachVisitor() {
    Cluster cluster = Cluster.withNodes(3);
    Controllers.on(cluster).start(CONTROLLER);
    cluster.apply(SHOP);

    cluster.runUntil(Condition.rolloutComplete("shop"), Duration.ofMinutes(1));

    assertThat(cluster.pods()).hasSize(3);
  }

  /** Stale caches, conflicts, restarts, a crash after any write: nothing more to write for that. */
  @Test
  void controller_keepsAllPromises() {
    ReconcilerChecks.of(CONTROLLER)
        .given(SHOP)
        .given(SHOP.replace("3", "5"))
        .when(cluster -> cluster.delete(Deployment.TYPE, "shop"))
        .check()
        .assertAllHold();
  }

  private static Deployment deployment(String name, int replicas) {
    return (Deployment)
        Manifest.parse(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: NAME}
                spec:
                  replicas: REPLICAS
                  selector: {matchLabels: {app: NAME}}
                  template:
                    metadata: {labels: {app: NAME}}
                    spec: {containers: [{name: web, image: "web:1"}]}
                """
                    .replace("NAME", name)
                    .replace("REPLICAS", Integer.toString(replicas)))
            .get(0);
  }
}
