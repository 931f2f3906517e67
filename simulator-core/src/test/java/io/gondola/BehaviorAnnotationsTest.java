package io.gondola;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behaviours for people who only have YAML. */
class BehaviorAnnotationsTest {

  private static final String PROBED = "readinessProbe: {tcpSocket: {port: 80}, periodSeconds: 1}";

  private final OneNode node = OneNode.with(ImmutableMap.of("app", ImageBehavior.INSTANT));

  @Test
  void times_areThoseOfTheAnnotations() {
    node.apply(
        "a",
        "gondola.io/pull: 4s, gondola.io/start: 1500ms, gondola.io/ready-after: 3s",
        web(PROBED));

    node.runTo(ofSeconds(20));

    assertThat(node.story("a")).containsSubsequence("5.5s Running", "8.5s pod ready");
  }

  @Test
  void randomTime_isDrawn() {
    node.apply("a", "gondola.io/start: 2s..6s", web(PROBED));

    node.runTo(ofSeconds(20));

    assertThat(node.times("a", "Running").get(0)).isBetween(ofSeconds(2), ofSeconds(6));
  }

  @Test
  void containersOwnAnnotation_outweighsTheGeneralOne() {
    node.apply(
        "a",
        "gondola.io/one.start: 1s, gondola.io/start: 5s",
        "containers: [{name: one, image: app}, {name: two, image: app}]");

    node.runTo(ofSeconds(20));

    assertThat(node.story("a")).containsSubsequence("6s one runs, ready", "6s two runs, ready");
  }

  @Test
  void pullFails() {
    node.apply("a", "gondola.io/pull: fails", web(PROBED));

    node.runTo(ofSeconds(5));

    assertThat(node.story("a", "web")).contains("waits ErrImagePull", "waits ImagePullBackOff");
  }

  @Test
  void readyAfterNever_neverServes() {
    node.apply("a", "gondola.io/ready-after: never", web(PROBED));

    node.runTo(ofMinutes(5));

    assertThat(node.pod("a").status().phase()).isEqualTo("Running");
    assertThat(node.pod("a").isReady()).isFalse();
  }

  @Test
  void listensFalse_makesAWorker() {
    node.apply("a", "gondola.io/listens: 'false'", web(PROBED));

    node.runTo(ofMinutes(5));

    assertThat(node.pod("a").isReady()).isFalse();
  }

  @Test
  void unhealthyAfter_hangs() {
    node.apply(
        "a",
        "gondola.io/unhealthy-after: 10s",
        web("livenessProbe: {httpGet: {port: 80}, periodSeconds: 2}"));

    node.runTo(ofSeconds(20));

    assertThat(node.events("a"))
        .contains("Killing: Container web failed liveness probe, will be restarted");
  }

  @Test
  void exitAfter_endsWithItsCode() {
    node.apply(
        "a",
        "gondola.io/exit-after: 7s, gondola.io/exit-code: '42'",
        "restartPolicy: Never\n" + web(PROBED));

    node.runTo(ofSeconds(20));

    assertThat(node.story("a")).contains("7s Failed", "7s web ended 42 Error");
  }

  @Test
  void memoryGrowth_endsAtTheLimit() {
    node.apply(
        "a",
        "gondola.io/memory: 10Mi, gondola.io/memory-growth: 1Mi",
        web("resources: {limits: {memory: 30Mi}}"));

    node.runTo(ofSeconds(25));

    assertThat(node.story("a")).contains("20s web ended 137 OOMKilled");
  }

  @Test
  void stopNever_ignoresSigterm() {
    node.apply("a", "gondola.io/stop: never", "terminationGracePeriodSeconds: 9\n" + web(PROBED));
    node.runTo(ofSeconds(5));

    node.cluster().delete(Pod.TYPE, "a");
    node.runTo(ofSeconds(13));
    assertThat(node.cluster().find(Pod.TYPE, "a")).isPresent();
    node.runTo(ofSeconds(14));

    assertThat(node.cluster().find(Pod.TYPE, "a")).isEmpty();
  }

  @Test
  void annotationsOfAPodTemplate_reachItsPods() {
    node.cluster()
        .apply(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}, annotations: {gondola.io/start: 8s}}
                spec: {containers: [{name: web, image: app}]}
            """);

    node.runTo(ofSeconds(7));
    assertThat(node.cluster().pods().get(0).isReady()).isFalse();
    node.runTo(ofSeconds(8));

    assertThat(node.cluster().pods().get(0).isReady()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          redy-after: 3s          | there is no setting redy-after; there are backlog, concurrency, cpu, error-rate, exit-after, exit-code, listens, memory, memory-growth, pull, ready-after, request-cpu, request-time, shutdown, start, stop, unhealthy-after
          wbe.start: 3s           | the pod has no container wbe; it has setup, web
          start: -3s              | "-3s" must be a time such as 2s, 1s..3s or ~2s
          stop: soon              | "soon" must be a time such as 2s, 1s..3s or ~2s, or never
          pull: 5s..1s            | "5s..1s" must be a time such as 2s, 1s..3s or ~2s, or fails
          exit-code: '256'        | "256" must be a number from 0 to 255
          exit-code: one          | "one" must be a number from 0 to 255
          memory: -5Mi            | "-5Mi" must be a quantity of at least 0, such as 64Mi
          memory-growth: much     | "much" must be a quantity of at least 0, such as 64Mi
          error-rate: '1.5'       | "1.5" must be a share from 0 to 1, such as 0.05
          error-rate: 5%          | "5%" must be a share from 0 to 1, such as 0.05
          request-cpu: 1ms..2ms   | "1ms..2ms" must be a fixed time such as 5ms
          listens: never          | "never" must be true or false
          """)
  void annotationThatMeansNothing_isShownAsTheContainersFailure(String annotation, String problem) {
    node.apply(
        "a",
        "gondola.io/" + annotation,
        "initContainers: [{name: setup, image: app}]\n" + web(PROBED));

    node.runTo(ofSeconds(60));

    String name = annotation.substring(0, annotation.indexOf(':'));
    assertThat(node.container("a", "setup").state().waiting().reason())
        .isEqualTo("CreateContainerConfigError");
    assertThat(node.container("a", "setup").state().waiting().message())
        .isEqualTo(
            "pod default/a, container setup: annotation gondola.io/" + name + ": " + problem);
    assertThat(node.pod("a").status().phase()).isEqualTo("Pending");
  }

  @Test
  void wrongAnnotation_mayBeMended() {
    node.apply("a", "gondola.io/start: soon", web(PROBED));
    node.runTo(ofSeconds(5));

    node.apply("a", "gondola.io/start: 1s", web(PROBED));
    node.runTo(ofSeconds(30));

    assertThat(node.pod("a").isReady()).isTrue();
  }

  private static String web(String more) {
    return "containers: [{name: web, image: app, %s}]".formatted(more);
  }
}
