package io.gondola;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The presets, with the times they bring along, and what code can add to them. */
class ImageBehaviorTest {

  private static final String PROBED = "readinessProbe: {tcpSocket: {port: 80}, periodSeconds: 1}";

  private final OneNode node =
      OneNode.with(
          ImmutableMap.<String, ImageBehavior>builder()
              .put("web", ImageBehavior.WEB_SERVER)
              .put("worker", ImageBehavior.WORKER)
              .put("job", ImageBehavior.job(ofSeconds(30)))
              .put("slow", ImageBehavior.slowStarter(ofSeconds(40)))
              .put("crasher", ImageBehavior.crasher(ofSeconds(10)))
              .put("leaker", ImageBehavior.leaker(1 << 20))
              .put("hanger", ImageBehavior.hanger(ofSeconds(10)))
              .put("stubborn", ImageBehavior.WEB_SERVER.ignoringSigterm())
              .buildOrThrow());

  @Test
  void webServer_isPulledStartedAndServes() {
    node.apply("a", web("web", PROBED));

    node.runTo(ofSeconds(30));

    assertThat(node.story("a"))
        .containsSubsequence("5.2s Running", "5.2s web runs, started", "6.2s web runs, ready");
  }

  @Test
  void unknownImage_isTakenForAWebServer() {
    node.apply("a", web("registry.example.com/team/shop:1.7", PROBED));

    node.runTo(ofSeconds(30));

    assertThat(node.story("a"))
        .containsSubsequence("5.2s Running", "5.2s web runs, started", "6.2s web runs, ready");
  }

  @Test
  void worker_listensNowhere() {
    node.apply("a", web("worker", PROBED));
    node.apply("b", web("worker", "livenessProbe: {exec: {command: [check]}, periodSeconds: 5}"));

    node.runTo(ofMinutes(5));

    assertThat(node.pod("a").isReady()).isFalse();
    assertThat(node.pod("b").isReady()).isTrue();
    assertThat(node.container("b", "web").restartCount()).isZero();
  }

  @Test
  void job_succeeds() {
    node.apply("a", "restartPolicy: Never\n" + web("job", "stdin: false"));

    node.runTo(ofMinutes(1));

    assertThat(node.story("a")).contains("35.2s Succeeded", "35.2s web ended 0 Completed");
  }

  @Test
  void slowStarter_servesLate() {
    node.apply("a", web("slow", PROBED));

    node.runTo(ofMinutes(1));

    assertThat(node.times("a", "pod ready")).containsExactly(ofMillis(45_200));
  }

  @Test
  void crasher_loops() {
    node.apply("a", web("crasher", "stdin: false"));

    node.runTo(ofMinutes(2));

    assertThat(node.story("a", "web"))
        .containsSubsequence(
            "ended 1 Error", "runs, ready", "ended 1 Error", "waits CrashLoopBackOff");
  }

  @Test
  void leaker_isKilledAtItsLimit() {
    node.apply("a", web("leaker", "resources: {limits: {memory: 60Mi}}"));

    node.runTo(ofMinutes(2));

    assertThat(node.story("a")).contains("1m5.2s web ended 137 OOMKilled");
  }

  @Test
  void hanger_isHelpedByALivenessProbeAlone() {
    node.apply("a", web("hanger", "stdin: false"));
    node.apply("b", web("hanger", "livenessProbe: {httpGet: {port: 80}, periodSeconds: 5}"));

    node.runTo(ofMinutes(1));

    assertThat(node.container("a", "web").restartCount()).isZero();
    assertThat(node.container("b", "web").restartCount()).isPositive();
  }

  @Test
  void stubbornOne_costsItsWholeGracePeriod() {
    node.apply("a", "terminationGracePeriodSeconds: 12\n" + web("stubborn", "stdin: false"));
    node.runTo(ofSeconds(30));

    node.cluster().delete(Pod.TYPE, "a");
    node.runTo(ofMillis(41_999));
    assertThat(node.cluster().find(Pod.TYPE, "a")).isPresent();
    node.runTo(ofSeconds(42));

    assertThat(node.cluster().find(Pod.TYPE, "a")).isEmpty();
  }

  @Test
  void randomTime_isDrawnAnewForEachContainerAndTheSameInEachRun() {
    ImmutableSet<Duration> first = readyTimes(1);

    assertThat(first)
        .hasSizeGreaterThan(3)
        .allSatisfy(time -> assertThat(time).isBetween(ofSeconds(1), ofSeconds(11)));
    assertThat(readyTimes(1)).isEqualTo(first);
    assertThat(readyTimes(2)).isNotEqualTo(first);
  }

  @Test
  void program_doesWhatItsCodeSays() {
    OneNode own =
        OneNode.with(
            ImmutableMap.of(
                "own",
                ImageBehavior.INSTANT
                    .also(process -> process.log("up as " + process.pod()))
                    .also(
                        process ->
                            process.after(
                                ofSeconds(3), "finish", () -> process.exit(process.restarts())))));
    own.apply("a", "restartPolicy: OnFailure\n" + web("own", "stdin: false"));

    own.runTo(ofMinutes(5));

    assertThat(own.story("a")).contains("3s Succeeded");
  }

  private ImmutableSet<Duration> readyTimes(long seed) {
    OneNode seeded =
        OneNode.with(
            config ->
                config
                    .withSeed(seed)
                    .withImage(
                        "random",
                        ImageBehavior.INSTANT.readyIn(
                            Distribution.uniform(ofSeconds(1), ofSeconds(9)))));
    ImmutableSet.Builder<Duration> times = ImmutableSet.builder();
    for (int i = 0; i < 8; i++) {
      seeded.apply("p" + i, web("random", PROBED));
    }
    seeded.runTo(ofSeconds(20));
    for (int i = 0; i < 8; i++) {
      times.addAll(seeded.times("p" + i, "pod ready"));
    }
    return times.build();
  }

  private static String web(String image, String more) {
    return "containers: [{name: web, image: '%s', %s}]".formatted(image, more);
  }
}
