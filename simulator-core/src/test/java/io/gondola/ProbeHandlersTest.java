package io.gondola;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.gondola.kubelet.ImageBehavior;
import org.junit.jupiter.api.Test;

/** What probes ask, by handler, and who answers them. */
class ProbeHandlersTest {

  private final OneNode node =
      OneNode.with(
          ImmutableMap.<String, ImageBehavior>builder()
              .put("app", ImageBehavior.INSTANT)
              .put("sick", ImageBehavior.INSTANT.also(process -> process.setHealthy(false)))
              .put("worker", ImageBehavior.INSTANT.withListens(false))
              .put("server-9000", ImageBehavior.INSTANT.also(process -> process.listen(9000)))
              .put(
                  "paths",
                  ImageBehavior.INSTANT.also(
                      process -> {
                        process.respond("/ready", 503);
                        process.respond("/moved", 302);
                        process.after(
                            ofSeconds(5), "warm up", () -> process.respond("/ready", 200));
                      }))
              .put(
                  "touch",
                  ImageBehavior.INSTANT.also(
                      process -> {
                        process.onExec(
                            command ->
                                process.files().exists(command.get(command.size() - 1)) ? 0 : 1);
                        process.after(
                            ofSeconds(5),
                            "touch the file",
                            () -> process.files().write("/tmp/ready", ""));
                        process.after(ofSeconds(20), "forget", () -> process.onExec(command -> 4));
                      }))
              .buildOrThrow());

  @Test
  void httpGet_ofAnUnhealthyServer_fails() {
    probe("sick", "httpGet: {path: healthz, port: 80}");

    assertThat(node.pod("a").isReady()).isFalse();
    assertThat(lastFailure()).isEqualTo("HTTP probe failed with statuscode: 503");
  }

  @Test
  void httpGet_isAnsweredByPath() {
    probe("paths", "httpGet: {path: /ready, port: 80}");

    assertThat(node.times("a", "pod ready")).containsExactly(ofSeconds(5));
    assertThat(lastFailure()).isEqualTo("HTTP probe failed with statuscode: 503");
  }

  @Test
  void httpGet_takesARedirectForSuccess() {
    probe("paths", "httpGet: {path: /moved, port: 80}");

    assertThat(node.pod("a").isReady()).isTrue();
  }

  @Test
  void tcpSocket_needsNoMoreThanAListener() {
    probe("sick", "tcpSocket: {port: 80}");

    assertThat(node.pod("a").isReady()).isTrue();
  }

  @Test
  void grpc_asksTheListener() {
    probe("app", "grpc: {port: 9000}");
    assertThat(node.pod("a").isReady()).isTrue();
  }

  @Test
  void grpc_ofAnUnhealthyServer_fails() {
    probe("sick", "grpc: {port: 9000}");

    assertThat(lastFailure()).isEqualTo("service unhealthy (responded with \"NOT_SERVING\")");
  }

  @Test
  void grpc_ofNobody_fails() {
    probe("worker", "grpc: {port: 9000}");

    assertThat(lastFailure())
        .isEqualTo(
            "timeout: failed to connect service \"10.244.1.2:9000\" within 1s: context deadline"
                + " exceeded");
  }

  @Test
  void exec_succeedsWhileTheProcessIsHealthy() {
    probe("worker", "exec: {command: [cat, /tmp/healthy]}");

    assertThat(node.pod("a").isReady()).isTrue();
  }

  @Test
  void exec_ofAnUnhealthyProcess_fails() {
    probe("sick", "exec: {command: [cat, /tmp/healthy]}");

    assertThat(lastFailure()).isEqualTo("command terminated with exit code 1");
  }

  @Test
  void exec_isAnsweredByCode() {
    probe("touch", "exec: {command: [cat, /tmp/ready]}, failureThreshold: 1");

    assertThat(node.times("a", "pod ready")).containsExactly(ofSeconds(5));
    node.runTo(ofSeconds(30));
    assertThat(node.times("a", "pod not ready")).containsExactly(ofSeconds(20));
    assertThat(lastFailure()).isEqualTo("command terminated with exit code 4");
  }

  @Test
  void portThatNobodyListensOn_refusesTheConnection() {
    probe("worker", "httpGet: {path: /healthz, port: 8080}");

    assertThat(node.pod("a").isReady()).isFalse();
    assertThat(lastFailure())
        .isEqualTo(
            "Get \"http://10.244.1.2:8080/healthz\": dial tcp 10.244.1.2:8080: connect: connection"
                + " refused");
  }

  @Test
  void namedPort_isThatOfTheContainer() {
    node.apply(
        "a",
        """
        containers:
          - name: web
            image: server-9000
            ports: [{name: http, containerPort: 9000}]
            readinessProbe: {httpGet: {port: http}, periodSeconds: 1}
        """);

    node.runTo(ofSeconds(10));

    assertThat(node.pod("a").isReady()).isTrue();
  }

  @Test
  void unknownPortName_countsForNothing() {
    node.apply(
        "a",
        """
        containers:
          - name: web
            image: app
            ports: [{name: http, containerPort: 9000}]
            livenessProbe: {httpGet: {port: htpp}, periodSeconds: 1}
            readinessProbe: {httpGet: {port: http}, periodSeconds: 1}
        """);

    node.runTo(ofSeconds(60));

    assertThat(node.container("a", "web").restartCount())
        .as("an error of the probe says nothing about the container")
        .isZero();
    assertThat(node.pod("a").isReady()).isTrue();
  }

  @Test
  void probe_reachesWhoeverListensInThePod() {
    node.apply(
        "a",
        """
        containers:
          - name: web
            image: worker
            readinessProbe: {tcpSocket: {port: 9000}, periodSeconds: 1}
          - {name: other, image: server-9000}
        """);

    node.runTo(ofSeconds(10));

    assertThat(node.container("a", "web").ready())
        .as("all containers of a pod share its network")
        .isTrue();
  }

  private void probe(String image, String handler) {
    node.apply(
        "a",
        "containers: [{name: web, image: %s, readinessProbe: {%s, periodSeconds: 1}}]"
            .formatted(image, handler));
    node.runTo(ofSeconds(10));
  }

  private String lastFailure() {
    String prefix = "Unhealthy: Readiness probe failed: ";
    return node.events("a").stream()
        .filter(event -> event.startsWith(prefix))
        .reduce((first, second) -> second)
        .map(event -> event.substring(prefix.length()))
        .orElseThrow();
  }
}
