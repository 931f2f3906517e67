package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a preStop hook does to the end of a container. */
class PreStopTest {

  private final PodBench bench = new PodBench();

  @Test
  void sleep_comesBeforeSigterm() {
    bench.start(app("quick", "sleep: {seconds: 5}"));

    bench.delete();

    assertThat(bench.end()).isEqualTo("+6s Succeeded app 0");
    assertThat(bench.diary()).containsExactly("+5s app SIGTERM");
  }

  @Test
  void command_takesAsLongAsItSleeps() {
    bench.start(app("quick", "exec: {command: [sh, -c, 'nginx -s quit; sleep 2.5']}"));

    bench.delete();

    assertThat(bench.end()).isEqualTo("+3.5s Succeeded app 0");
    assertThat(bench.diary()).containsExactly("+2.5s app SIGTERM");
  }

  @Test
  void request_isAnsweredByWhoListens() {
    bench.start(
        app("quick", "httpGet: {port: 80, path: /quit}") + ", terminationGracePeriodSeconds: 5");

    bench.delete();

    assertThat(bench.end()).isEqualTo("+1s Succeeded app 0");
    assertThat(bench.events()).noneMatch(event -> event.startsWith("FailedPreStopHook"));
  }

  @Test
  void requestThatNobodyAnswers_failsAndStopsNothing() {
    bench.start(app("quick", "httpGet: {port: 81}"));

    bench.delete();

    assertThat(bench.end()).isEqualTo("+1s Succeeded app 0");
    assertThat(bench.events())
        .endsWith("Killing: Stopping container app", "FailedPreStopHook: PreStopHook failed");
  }

  @Test
  void time_countsAgainstTheGracePeriod() {
    bench.start(app("deaf", "sleep: {seconds: 5}"));

    bench.delete();

    assertThat(bench.end()).as("5 s and 25 s").isEqualTo("+30s Failed app 137");
    assertThat(bench.diary()).containsExactly("+5s app SIGTERM");
  }

  @Test
  void hookLongerThanTheGracePeriod_isGivenUpAndLeavesTwoSeconds() {
    bench.start(
        app("deaf", "exec: {command: [sleep, '60']}") + ", terminationGracePeriodSeconds: 10");

    bench.delete();

    assertThat(bench.end()).isEqualTo("+12s Failed app 137");
    assertThat(bench.diary()).containsExactly("+10s app SIGTERM");
    assertThat(bench.events()).endsWith("FailedPreStopHook: PreStopHook failed");
  }

  @Test
  void hookThatLeavesOneSecond_leavesTwo() {
    bench.start(app("deaf", "sleep: {seconds: 29}"));

    bench.delete();

    assertThat(bench.end()).isEqualTo("+31s Failed app 137");
  }

  @Test
  void endOfTheContainer_endsTheHook() {
    bench.start(app("quick", "sleep: {seconds: 20}"));

    bench.delete();
    bench.runFor(3);
    bench.cluster().faults().killContainer("a", "app");

    assertThat(bench.end()).isEqualTo("+3s Failed app 137");
    assertThat(bench.diary()).isEmpty();
  }

  @Test
  void hooks_ofAllContainersRunSideBySide() {
    bench.start(
        "containers: ["
            + container("one", "quick", "sleep: {seconds: 5}")
            + ", "
            + container("two", "quick", "sleep: {seconds: 7}")
            + "]");

    bench.delete();

    assertThat(bench.end()).isEqualTo("+8s Succeeded one 0 two 0");
    assertThat(bench.diary()).containsExactly("+5s one SIGTERM", "+7s two SIGTERM");
  }

  @Test
  void crash_runsNoHook() {
    PodBench crashing =
        new PodBench(c -> c.withImage("crash", ImageBehavior.crasher(Duration.ofSeconds(5))));
    crashing.start(app("crash", "httpGet: {port: 81}"));

    crashing.runFor(60);

    assertThat(crashing.pod().status().containerStatuses().get(0).restartCount()).isPositive();
    assertThat(crashing.events()).noneMatch(event -> event.startsWith("FailedPreStopHook"));
  }

  @Test
  void failedLivenessProbe_runsTheHook() {
    bench.start(
        app(
            "quick",
            "sleep: {seconds: 5}",
            "livenessProbe: {periodSeconds: 1, failureThreshold: 1, tcpSocket: {port: 80}}, "));

    bench.cluster().faults().failProbes("a", "app", Duration.ofSeconds(2));
    bench.runFor(10);

    assertThat(bench.diary()).hasSize(1);
    assertThat(bench.pod().status().containerStatuses().get(0).restartCount()).isEqualTo(1);
    assertThat(bench.events())
        .contains("Killing: Container app failed liveness probe, will be restarted");
  }

  @Test
  void sleepLongerThanTheGracePeriod_isRefused() {
    assertThatThrownBy(() -> bench.start(app("quick", "sleep: {seconds: 31}")))
        .hasMessage(
            "Pod \"a\" is invalid: spec.containers[0].lifecycle.preStop.sleep: Invalid value: 31:"
                + " must be non-negative and less than terminationGracePeriodSeconds (30)");
    assertThat(bench.cluster().find(Pod.TYPE, "a")).isEmpty();
  }

  private static String app(String image, String hook) {
    return app(image, hook, "");
  }

  private static String app(String image, String hook, String extra) {
    return "containers: [" + container("app", image, hook, extra) + "]";
  }

  private static String container(String name, String image, String hook) {
    return container(name, image, hook, "");
  }

  private static String container(String name, String image, String hook, String extra) {
    int port = name.equals("two") ? 8080 : 80;
    return "{name: %s, image: %s, %sports: [{containerPort: %s}], lifecycle: {preStop: {%s}}}"
        .formatted(name, image, extra, port, hook);
  }
}
