package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.Pod;
import org.junit.jupiter.api.Test;

/** A deletion without any grace: the object goes at once, its containers follow. */
class ForceDeletionTest {

  private final PodBench bench = new PodBench();

  @Test
  void object_isGoneAtOnceAndTheContainersWithinTwoSeconds() {
    bench.start("containers: [{name: app, image: deaf, ports: [{containerPort: 80}]}]");

    bench.delete(0);
    assertThat(bench.cluster().find(Pod.TYPE, "a")).isEmpty();
    bench.runFor(1);

    assertThat(bench.diary()).containsExactly("+0s app SIGTERM");
    assertThat(bench.events()).endsWith("Killing: Stopping container app");
  }

  @Test
  void hook_getsOneSecond() {
    bench.start(
        "containers: [{name: app, image: deaf, lifecycle: {preStop: {sleep: {seconds: 10}}}}]");

    bench.delete(0);
    bench.runFor(10);

    assertThat(bench.diary()).containsExactly("+1s app SIGTERM");
    assertThat(bench.events()).endsWith("FailedPreStopHook: PreStopHook failed");
  }

  @Test
  void podOfTheSameName_isAnotherOneWithAnotherAddress() {
    bench.start("containers: [{name: app, image: deaf}]");
    String before = bench.pod().status().podIP();

    bench.delete(0);
    bench.start("containers: [{name: app, image: quick}]");

    assertThat(bench.pod().status().phase()).isEqualTo("Running");
    assertThat(bench.pod().status().podIP())
        .as("the old containers hold the old address for two seconds")
        .isNotEqualTo(before);
  }

  @Test
  void podThatIsEndingAlready_isForcedOut() {
    bench.start("containers: [{name: app, image: deaf}]");
    bench.delete();
    bench.runFor(5);

    bench.delete(0);
    assertThat(bench.cluster().find(Pod.TYPE, "a")).isEmpty();
    bench.runFor(60);

    assertThat(bench.diary()).containsExactly("+0s app SIGTERM", "+5s app SIGTERM");
    assertThat(bench.cluster().pending())
        .noneMatch(event -> event.toString().contains("default/a"));
  }

  @Test
  void podThatWasNeverScheduled_goesAtOnceWhateverTheGrace() {
    bench.cluster().cordon("node-1");
    bench.start("containers: [{name: app, image: deaf}]");

    bench.delete();

    assertThat(bench.cluster().find(Pod.TYPE, "a")).isEmpty();
  }

  @Test
  void podThatHasFinished_goesAtOnceWhateverTheGrace() {
    bench.start("containers: [{name: app, image: deaf}], restartPolicy: Never");
    bench.cluster().process("a", "app").orElseThrow().exit(0);
    bench.runFor(1);
    assertThat(bench.pod().status().phase()).isEqualTo("Succeeded");

    bench.delete();

    assertThat(bench.cluster().find(Pod.TYPE, "a")).isEmpty();
  }
}
