package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sidecars end after the app containers, the last one declared first. */
class SidecarStopTest {

  private final PodBench bench = new PodBench();

  @Test
  void sidecars_endInReverseOrderAfterTheApps() {
    bench.start(pod("quick", "quick", ""));

    bench.delete();

    assertThat(bench.end()).isEqualTo("+3s Succeeded proxy 0 logs 0 app 0");
    assertThat(bench.diary())
        .containsExactly("+0s app SIGTERM", "+1s logs SIGTERM", "+2s proxy SIGTERM");
  }

  @Test
  void events_areToldAtOnce() {
    bench.start(pod("quick", "quick", ""));

    bench.delete();
    bench.cluster().runFor(Duration.ZERO);

    assertThat(bench.events())
        .endsWith(
            "Killing: Stopping container proxy",
            "Killing: Stopping container logs",
            "Killing: Stopping container app");
  }

  @Test
  void hookOfASidecar_runsAtOnceAndOnlyItsSigtermWaits() {
    bench.start(pod("quick", "quick", ", lifecycle: {preStop: {sleep: {seconds: 4}}}"));

    bench.delete();

    assertThat(bench.end()).isEqualTo("+6s Succeeded proxy 0 logs 0 app 0");
    assertThat(bench.diary())
        .as("both hooks end at 4 s, proxy then waits for logs")
        .containsExactly("+0s app SIGTERM", "+4s logs SIGTERM", "+5s proxy SIGTERM");
  }

  @Test
  void appThatUsesUpTheGracePeriod_leavesSidecarsTwoSeconds() {
    bench.start(pod("deaf", "deaf", ""));

    bench.delete();

    assertThat(bench.end()).isEqualTo("+32s Failed proxy 137 logs 137 app 137");
    assertThat(bench.diary())
        .containsExactlyInAnyOrder("+0s app SIGTERM", "+30s logs SIGTERM", "+30s proxy SIGTERM");
  }

  @Test
  void sidecarThatIgnoresSigterm_sharesTheOneGracePeriod() {
    bench.start(pod("quick", "deaf", ""));

    bench.delete();

    assertThat(bench.end()).isEqualTo("+32s Succeeded proxy 137 logs 137 app 0");
    assertThat(bench.diary())
        .containsExactly("+0s app SIGTERM", "+1s logs SIGTERM", "+30s proxy SIGTERM");
  }

  @Test
  void endOfTheApp_endsTheSidecarsOfAJob() {
    bench.start(pod("quick", "quick", "") + ", restartPolicy: Never");

    bench.cluster().process("a", "app").orElseThrow().exit(0);
    bench.runFor(10);

    assertThat(bench.pod().status().phase()).isEqualTo("Succeeded");
    assertThat(bench.diary())
        .extracting(line -> line.substring(line.indexOf(' ') + 1))
        .containsExactly("logs SIGTERM", "proxy SIGTERM");
  }

  private static String pod(String app, String sidecar, String extra) {
    return """
        initContainers: [
          {name: proxy, image: SIDECAR, restartPolicy: Always EXTRA},
          {name: logs, image: SIDECAR, restartPolicy: Always EXTRA}],
        containers: [{name: app, image: APP}]"""
        .replace("SIDECAR", sidecar)
        .replace("APP", app)
        .replace(" EXTRA", extra);
  }
}
