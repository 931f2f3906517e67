package io.gondola.testing.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.gondola.testing.Action.CrashNode;
import io.gondola.testing.RolloutScenario;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What jqwik prints of a scenario that fails. */
class ShrinkingTest {

  /** A property that does not hold; its annotation is written out, as no build is to run it. */
  static class Wrong {
    @net.jqwik.api.Property(tries = 500, seed = "1")
    void nodesNeverCrash(@ForAll RolloutScenario scenario) {
      assertThat(scenario.steps()).noneMatch(step -> step.action() instanceof CrashNode);
    }
  }

  @Test
  void failingScenario_shrinksToTheActionThatMattersAndIsPrintedAsATest() {
    String report = report();

    String shrunk = report.substring(report.indexOf("Shrunk Sample"));
    String code =
        shrunk
            .substring(shrunk.indexOf("@Test"), shrunk.indexOf("\n    }") + 6)
            .replace("\n    ", "\n");
    assertThat(code)
        .isEqualTo(
            """
            @Test
            void web_rollsOut() {
              Cluster cluster =
                  Cluster.of(ClusterConfig.DEFAULT
                      .withNodeSize(new NodeSize(Quantity.parse("100"), Quantity.parse("1Ti"), 200)));
              cluster.apply(
                  \"""
                  apiVersion: apps/v1
                  kind: Deployment
                  metadata: {name: web}
                  spec:
                    replicas: 0
                    strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
                    selector: {matchLabels: {app: web}}
                    template:
                      metadata: {labels: {app: web}}
                      spec:
                        containers:
                        - name: web
                          image: web:1
                          readinessProbe: {periodSeconds: 1, httpGet: {port: 80}}
                  \""");
              cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofHours(1));
              cluster.setImage("web", "web", "web:2");
              cluster.faults().crashNode("node-1");
              cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofHours(1));
              cluster.runFor(Duration.ofMinutes(1));
              cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofHours(1));
            }""");
  }

  private static String report() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(text, true, StandardCharsets.UTF_8));
    try {
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(Wrong.class))
                  .filters(EngineFilter.includeEngines("jqwik"))
                  .build());
    } finally {
      System.setOut(before);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
