package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From the deletion of a pod to its end. */
class TerminationTest {

  private final PodBench bench =
      new PodBench(
          config ->
              config.withImage(
                  "slow",
                  ImageBehavior.INSTANT
                      .withPull(Distribution.fixed(Duration.ofSeconds(5)))
                      .withStart(Distribution.fixed(Duration.ofSeconds(5)))));

  @Test
  void containers_getSigtermAtOnceAndThePodGoesWithTheLast() {
    bench.start("containers: [{name: one, image: quick}, {name: two, image: quick}]");

    bench.delete();

    assertThat(bench.end()).isEqualTo("+1s Succeeded one 0 two 0");
    assertThat(bench.diary()).containsExactly("+0s one SIGTERM", "+0s two SIGTERM");
    assertThat(bench.events())
        .endsWith("Killing: Stopping container one", "Killing: Stopping container two");
  }

  @Test
  void containerThatIgnoresSigterm_isKilledAfterTheGracePeriod() {
    bench.start("containers: [{name: app, image: deaf}]");

    bench.delete();

    assertThat(bench.end()).isEqualTo("+30s Failed app 137");
  }

  @Test
  void gracePeriod_isTheOneOfThePod() {
    bench.start("containers: [{name: app, image: deaf}], terminationGracePeriodSeconds: 5");

    bench.delete();

    assertThat(bench.pod().metadata().deletionGracePeriodSeconds()).isEqualTo(5);
    assertThat(bench.pod().metadata().deletionTimestamp())
        .isEqualTo(bench.cluster().now().plusSeconds(5));
    assertThat(bench.end()).isEqualTo("+5s Failed app 137");
  }

  @Test
  void gracePeriod_isTheOneOfTheRequestIfThereIsOne() {
    bench.start("containers: [{name: app, image: deaf}], terminationGracePeriodSeconds: 5");

    bench.delete(8);

    assertThat(bench.end()).isEqualTo("+8s Failed app 137");
  }

  @Test
  void gracePeriodOfOneSecond_isStillTwo() {
    bench.start("containers: [{name: app, image: deaf}]");

    bench.delete(1);

    assertThat(bench.end()).isEqualTo("+2s Failed app 137");
  }

  @Test
  void secondDeletion_mayShortenTheGracePeriod() {
    bench.start("containers: [{name: app, image: deaf}]");
    bench.delete();
    bench.runFor(4);

    bench.delete(5);

    assertThat(bench.end()).isEqualTo("+9s Failed app 137");
    assertThat(bench.diary())
        .as("told twice")
        .containsExactly("+0s app SIGTERM", "+4s app SIGTERM");
  }

  @Test
  void secondDeletion_neverLengthensTheGracePeriod() {
    bench.start("containers: [{name: app, image: deaf}]");
    bench.delete(5);
    bench.runFor(1);

    bench.delete(60);

    assertThat(bench.end()).isEqualTo("+5s Failed app 137");
    assertThat(bench.diary()).containsExactly("+0s app SIGTERM");
  }

  /** The kubelet breaks its work off and begins anew with what is left. */
  @Test
  void shortenedGracePeriod_beginsTheHookAnew() {
    bench.start(
        "containers: [{name: app, image: deaf, lifecycle: {preStop: {sleep: {seconds: 10}}}}]");
    bench.delete();
    bench.runFor(4);

    bench.delete(5);

    assertThat(bench.end()).isEqualTo("+11s Failed app 137");
    assertThat(bench.diary()).containsExactly("+9s app SIGTERM");
    assertThat(bench.events())
        .filteredOn(event -> event.startsWith("FailedPreStopHook"))
        .as("broken off and given up, in one event with a count")
        .hasSize(1);
  }

  @Test
  void containerThatEndsMeanwhile_isNotStartedAgain() {
    bench.start("containers: [{name: one, image: deaf}, {name: two, image: deaf}]");
    bench.delete();
    bench.runFor(1);

    bench.cluster().faults().killContainer("a", "one");
    bench.runFor(20);

    assertThat(bench.cluster().process("a", "one")).isEmpty();
    assertThat(bench.end()).isEqualTo("+30s Failed one 137 two 137");
  }

  @Test
  void livenessProbe_endsWithTheDeletion() {
    bench.start(
        "containers: [{name: app, image: deaf,"
            + " livenessProbe: {periodSeconds: 1, failureThreshold: 1, exec: {command: [x]}}}]");
    bench.delete();
    bench.runFor(1);

    bench.cluster().faults().failProbes("a", "app", Duration.ofSeconds(20));

    assertThat(bench.end()).isEqualTo("+30s Failed app 137");
    assertThat(bench.diary()).containsExactly("+0s app SIGTERM");
  }

  @Test
  void initContainerThatRuns_isStoppedAndTheRestNeverStarts() {
    bench.start(
        "initContainers: [{name: first, image: quick}], containers: [{name: app, image: quick}]");

    bench.delete();
    assertThat(bench.state("app").waiting().reason()).isEqualTo("PodInitializing");

    assertThat(bench.end())
        .as("what never ran counts as lost")
        .isEqualTo("+1s Failed first 0 app 137");
    assertThat(bench.diary()).containsExactly("+0s first SIGTERM");
  }

  @Test
  void podDeletedDuringThePull_startsNothingLater() {
    bench.start("containers: [{name: app, image: slow}]");

    bench.delete();
    bench.runFor(60);

    assertThat(bench.cluster().find(Pod.TYPE, "a")).isEmpty();
    assertThat(bench.events())
        .containsExactly(
            "Scheduled: Successfully assigned default/a to node-1",
            "Pulling: Pulling image \"slow\"");
    assertThat(bench.cluster().pending())
        .noneMatch(event -> event.toString().contains("default/a"));
  }

  @Test
  void podDeletedWhileItsContainerIsCreated_startsNothingLater() {
    bench.start("containers: [{name: app, image: slow}]");
    bench.runFor(6);

    bench.delete();
    bench.runFor(60);

    assertThat(bench.cluster().find(Pod.TYPE, "a")).isEmpty();
    assertThat(bench.events()).noneMatch(event -> event.startsWith("Started"));
  }

  @Test
  void pod_keepsItsReadinessWhileItEnds() {
    bench.start("containers: [{name: app, image: deaf}]");

    bench.delete();
    bench.runFor(10);

    assertThat(bench.pod().isReady()).isTrue();
    assertThat(bench.pod().status().phase()).isEqualTo("Running");
  }
}
