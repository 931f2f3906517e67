package io.gondola.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Latencies;
import io.gondola.NodeSize;
import io.gondola.OtherJvm;
import io.gondola.api.meta.Quantity;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import io.gondola.testing.RolloutScenario.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutScenarioTest {

  private static final RolloutScenario SMALL =
      new RolloutScenario(
          ClusterConfig.DEFAULT.withSeed(7),
          2,
          "{rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}",
          ImmutableList.of(
              Step.after(0, new Action.SetImage("web:2")),
              Step.after(300, new Action.CrashNode("node-1"))));

  @Test
  void code_isAMethodToPaste() {
    assertThat(SMALL.code())
        .isEqualTo(
            """
            @Test
            void web_rollsOut() {
              Cluster cluster =
                  Cluster.of(ClusterConfig.DEFAULT
                      .withSeed(7L));
              cluster.apply(
                  \"""
                  apiVersion: apps/v1
                  kind: Deployment
                  metadata: {name: web}
                  spec:
                    replicas: 2
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
              cluster.runFor(Duration.ofMillis(300));
              cluster.faults().crashNode("node-1");
              cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofHours(1));
              cluster.runFor(Duration.ofMinutes(1));
              cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofHours(1));
            }""");
  }

  @Test
  void codeOfAllActions_compiles(@TempDir Path folder) throws IOException {
    RolloutScenario all =
        new RolloutScenario(
            ClusterConfig.DEFAULT
                .withLatencies(Latencies.ZERO.withWatch(Distribution.fixed(Duration.ofMillis(2))))
                .withTiesByChance(true)
                .withNodeSize(new NodeSize(Quantity.parse("4"), Quantity.parse("8Gi"), 9))
                .withImage("web:1", ImageBehavior.INSTANT)
                .withImage(
                    "web:2",
                    ImageBehavior.WEB_SERVER
                        .withStart(Distribution.uniform(Duration.ZERO, Duration.ofMillis(1)))
                        .withStop(Distribution.exponential(Duration.ofNanos(5)))
                        .withExitCode(3)
                        .withMemory(1L << 40)),
            2,
            "{}",
            ImmutableList.of(
                Step.after(0, new Action.SetImage("web:2")),
                Step.after(1, new Action.Scale(3)),
                Step.after(1, new Action.PauseOrResume()),
                Step.after(1, new Action.Undo()),
                Step.after(1, new Action.DeletePod(7)),
                Step.after(1, new Action.CrashNode("node-1")),
                Step.after(1, new Action.KillContainer()),
                Step.after(1, new Action.RestartControllers(500)),
                Step.after(1, new Action.DelayControllers(500))));

    assertThat(compile(folder, all.code())).isEmpty();
  }

  @Test
  void brokenCode_doesNotCompile(@TempDir Path folder) throws IOException {
    assertThat(compile(folder, SMALL.code().replace(";", ""))).contains("expected");
  }

  @Test
  void run_goesToTheEnd() {
    Cluster cluster = SMALL.run();

    assertThat(cluster.deployment("web").status().updatedReplicas()).isEqualTo(2);
    assertThat(cluster.pods()).anyMatch(pod -> pod.isReady());
  }

  @Test
  void law_isLookedAtAfterEachEvent() {
    int[] looks = {0};

    SMALL.run(cluster -> looks[0]++);

    assertThat(looks[0]).isGreaterThan(50);
  }

  @Test
  void policy_isAnAnnotation() {
    RolloutScenario named =
        new RolloutScenario(ClusterConfig.DEFAULT, "careful", 1, "{}", ImmutableList.of());

    assertThat(named.manifest())
        .contains("metadata: {name: web, annotations: {gondola.io/rollout-policy: careful}}\n");
    assertThat(SMALL.manifest()).contains("metadata: {name: web}\n");
  }

  private static String compile(Path folder, String method) throws IOException {
    Path file = folder.resolve("Pasted.java");
    String imports =
        """
        import io.gondola.*;
        import io.gondola.api.core.Pod;
        import io.gondola.api.meta.ApiException;
        import io.gondola.api.meta.Quantity;
        import io.gondola.kubelet.*;
        import io.gondola.network.*;
        import io.gondola.sim.Distribution;
        import java.time.Duration;
        import org.junit.jupiter.api.Test;
        """;
    Files.writeString(file, imports + "class Pasted {\n" + method + "\n}\n");
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            output,
            output,
            "-proc:none",
            "-d",
            folder.toString(),
            "-cp",
            OtherJvm.classPath(),
            file.toString());
    return output.toString(StandardCharsets.UTF_8);
  }
}
