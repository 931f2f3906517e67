package io.gondola;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.ContainerStateTerminated;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.process.Program;
import io.gondola.sim.Distribution;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is refused, or ends the container with a message that says where to look. */
class BadBehaviorTest {

  private static final String WHERE =
      "pod default/a, container web: the behavior of image bad threw ";

  @Test
  void behaviorThatThrows_endsItsContainerAlone() {
    OneNode node =
        run(
            process -> {
              throw new IllegalStateException("no database");
            });

    assertThat(ended(node).exitCode()).isEqualTo(1);
    assertThat(ended(node).reason()).isEqualTo("Error");
    assertThat(ended(node).message())
        .isEqualTo(WHERE + "java.lang.IllegalStateException: no database");
    assertThat(node.container("a", "log").state().running()).isNotNull();
  }

  @Test
  void behaviorThatThrowsLater_doesSoToo() {
    OneNode node =
        run(
            process ->
                process.after(
                    ofSeconds(5),
                    "fall over",
                    () -> {
                      throw new IllegalStateException("lost the database");
                    }));

    assertThat(node.story("a")).contains("5s web ended 1 Error");
    assertThat(ended(node).message())
        .isEqualTo(WHERE + "java.lang.IllegalStateException: lost the database");
  }

  @Test
  void behaviorThatThrowsWhenToldToStop_hasStopped() {
    OneNode node =
        run(
            process ->
                process.onTerminate(
                    () -> {
                      throw new IllegalStateException("cannot stop");
                    }));

    node.cluster().delete(Pod.TYPE, "a");
    node.runTo(ofMinutes(2));

    assertThat(node.cluster().find(Pod.TYPE, "a")).isEmpty();
    assertThat(node.story("a")).contains("1m0s web ended 1 Error");
  }

  @Test
  void commandThatThrows_endsItsContainer() {
    OneNode node =
        run(
            process ->
                process.onExec(
                    command -> {
                      throw new IllegalStateException("no such command");
                    }));

    assertThat(ended(node).message())
        .isEqualTo(WHERE + "java.lang.IllegalStateException: no such command");
  }

  @Test
  void negativeTime_endsTheContainer() {
    OneNode node = run(process -> process.after(ofSeconds(-1), "be early", () -> {}));

    assertThat(ended(node).message()).startsWith(WHERE).contains("must not be negative");
  }

  @Test
  void portOutOfRange_endsTheContainer() {
    OneNode node = run(process -> process.listen(70_000));

    assertThat(ended(node).message())
        .isEqualTo(WHERE + "java.lang.IllegalArgumentException: port (70000) must be 1 to 65535");
  }

  @Test
  void fileThatIsNotThere_endsTheContainer() {
    OneNode node = run(process -> process.log(process.files().read("/etc/app.conf")));

    assertThat(ended(node).message())
        .isEqualTo(
            WHERE
                + "io.gondola.kubelet.process.FileException: /etc/app.conf: no such file or"
                + " directory");
  }

  @Test
  void endedProcess_doesNothingMore() {
    OneNode node =
        run(
            process -> {
              process.exit(4);
              process.listen(80);
              process.setHealthy(true);
              process.after(ofSeconds(1), "haunt", () -> process.exit(5));
            });

    assertThat(ended(node).exitCode()).isEqualTo(4);
    assertThat(node.pod("a").isReady()).isFalse();
  }

  @Test
  void impossibleBehavior_isRefusedWhereItIsMade() {
    assertThatThrownBy(() -> ImageBehavior.job(ofSeconds(-1)))
        .hasMessage("value (PT-1S) must not be negative");
    assertThatThrownBy(() -> ImageBehavior.WORKER.withExitCode(256))
        .hasMessage("exitCode (256) must be 0 to 255");
    assertThatThrownBy(() -> ImageBehavior.leaker(-1))
        .hasMessage("memoryGrowth (-1) must not be negative");
    assertThatThrownBy(() -> Distribution.uniform(ofSeconds(3), Duration.ZERO))
        .hasMessage("max (PT0S) must not be below min (PT3S)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ports: [{containerPort: 70000}] | spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive
          livenessProbe: {httpGet: {port: 0}} | spec.containers[0].livenessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive
          readinessProbe: {tcpSocket: {port: 80}, periodSeconds: -1} | spec.containers[0].readinessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0
          readinessProbe: {periodSeconds: 1} | spec.containers[0].readinessProbe: Required value: must specify a handler type
          livenessProbe: {tcpSocket: {port: 80}, successThreshold: 2} | spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1
          volumeMounts: [{name: data, mountPath: /data}] | spec.containers[0].volumeMounts[0].name: Not found: "data"
          """)
  void badManifest_isRefusedWithItsField(String field, String problem) {
    OneNode node = OneNode.with(ImmutableMap.of());

    assertThatThrownBy(
            () -> node.apply("a", "containers: [{name: web, image: bad, %s}]".formatted(field)))
        .isInstanceOf(ApiException.class)
        .hasMessage("Pod \"a\" is invalid: " + problem);
  }

  /** A pod of which one container behaves badly, at the end of its first minute. */
  private static OneNode run(Program program) {
    OneNode node =
        OneNode.with(
            ImmutableMap.of(
                "app", ImageBehavior.INSTANT, "bad", ImageBehavior.INSTANT.also(program)));
    node.apply(
        "a",
        """
        containers:
          - name: web
            image: bad
            livenessProbe: {exec: {command: [check]}, periodSeconds: 2}
          - {name: log, image: app}
        """);
    node.runTo(ofMinutes(1));
    return node;
  }

  /** How the container ended, be it that it waits to run again or does. */
  private static ContainerStateTerminated ended(OneNode node) {
    return node.container("a", "web").lastState().terminated();
  }
}
