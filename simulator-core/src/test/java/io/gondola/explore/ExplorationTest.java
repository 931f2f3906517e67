package io.gondola.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.Controllers;
import io.gondola.Fault;
import io.gondola.FaultPlacement;
import io.gondola.api.core.ConfigMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExplorationTest {

  private static final Condition ROLLED_OUT = Condition.rolloutComplete("web");

  @Test
  void rollout_completesInEveryOrder() {
    Outcome outcome = rollout(2).run();

    outcome.assertHolds();
    assertThat(outcome.runs()).isGreaterThan(50);
    assertThat(outcome)
        .hasToString(
            "all holds in all there is: %s runs, %s states"
                .formatted(outcome.runs(), outcome.states()));
  }

  @Test
  void rollout_survivesOneCrashAnywhere() {
    Outcome outcome =
        rollout(1)
            .inOneOrder()
            .faults(1, FaultPlacement.onEachPod("app=web", pod -> Fault.killContainer(pod, "web")))
            .run();

    outcome.assertHolds();
    assertThat(outcome.runs()).isGreaterThan(100);
  }

  /** What is left out comes to nothing new. */
  @Test
  void shortcuts_comeToAllEnds() {
    Exploration race = race();
    Set<String> ends = new TreeSet<>();
    Set<String> allEnds = new TreeSet<>();

    Outcome few = race.atEnd(cluster -> ends.add(end(cluster))).run();
    Outcome all = race.onEveryPath().atEnd(cluster -> allEnds.add(end(cluster))).run();

    assertThat(ends).hasSizeGreaterThan(1).isEqualTo(allEnds);
    assertThat(few.exhaustive()).isTrue();
    assertThat(all.exhaustive()).isTrue();
    assertThat(few.runs()).isLessThan(all.runs());
  }

  @Test
  void explorationTwice_isTheSame() {
    assertThat(rollout(1).run()).isEqualTo(rollout(1).run());
  }

  @Test
  void severalThreads_comeToTheSame() {
    Exploration failing =
        race().atEnd(Condition.of("there is a copy", cluster -> end(cluster).contains("copy")));

    assertThat(rollout(1).onThreads(3).run()).isEqualTo(rollout(1).run());
    assertThat(failing.onThreads(3).run()).hasToString(failing.run().toString());
    assertThat(rollout(1).onThreads(3).maxRuns(5).run()).isEqualTo(rollout(1).maxRuns(5).run());
  }

  @Test
  void progress_isToldAfterEachRun() {
    List<String> steps = new ArrayList<>();

    Outcome outcome =
        rollout(1)
            .maxRuns(3)
            .run((what, done, total) -> steps.add(what + " " + done + "/" + total));

    assertThat(outcome.runs()).isEqualTo(3);
    assertThat(steps)
        .containsExactly(
            "run with 0 differences 1/0", "run with 1 difference 2/0", "run with 1 difference 3/3");
  }

  @Test
  void noThread_isRefused() {
    assertThatThrownBy(() -> race().onThreads(0)).hasMessage("threads (0) must be positive");
  }

  @Test
  void bound_isTold() {
    Outcome outcome = rollout(3).maxRuns(5).run();

    assertThat(outcome.exhaustive()).isFalse();
    assertThatThrownBy(outcome::assertHolds)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("all holds so far, and there is more: 5 runs, ")
        .hasMessageEndingWith(" states; allow more with maxRuns, or make the scenario smaller");
  }

  @Test
  void failure_isToldAndReplayed() {
    Exploration exploration =
        race().atEnd(Condition.of("there is a copy", cluster -> end(cluster).contains("copy")));

    Failure failure = exploration.run().failure().orElseThrow();

    assertThat(failure)
        .hasToString(
            """
            expected   there is a copy
            but was    it does not hold
            at         +1s
            because    +0.015s  consumer: sync default/blue, before provider: sync default/blue
            record     +0s  namespace kube-node-lease was created (user)
                       +0s  namespace kube-public was created (user)
                       +0s  namespace kube-system was created (user)
                       +0s  fleet blue was created (user)
                       +0.015s  configmap list was created (provider)
            replay     exploration.replay("1:1")""");
    assertThat(exploration.replay(failure.script()).timeline().hash())
        .isEqualTo(failure.timeline().hash());
  }

  @Test
  void exceptionOfAComponent_isAFailure() {
    Outcome outcome =
        Exploration.of(ClusterConfig.DEFAULT.withNodes(0))
            .when(
                cluster -> {
                  throw new IllegalStateException("no way");
                })
            .run();

    assertThat(outcome.failure().orElseThrow().broken().get(0)).hasToString("broken     no way");
    assertThat(outcome.failure().orElseThrow().toString())
        .contains("because    of nothing: the straight run fails");
  }

  @Test
  void scriptOfSomethingElse_isRefused() {
    assertThatThrownBy(() -> race().replay("1:x"))
        .hasMessage("1:x in script (1:x) must be a choice such as 12:1");
    assertThatThrownBy(() -> race().replay("3:1 2:1"))
        .hasMessage("choices of script (3:1 2:1) must be in order");
  }

  private static Exploration rollout(int replicas) {
    return Exploration.of(ClusterConfig.DEFAULT.withNodes(1))
        .given(
            cluster -> {
              cluster.apply(WebOfThree.MANIFEST.replace("replicas: 3", "replicas: " + replicas));
              cluster.runUntil(ROLLED_OUT, Duration.ofMinutes(1));
            })
        .when(cluster -> cluster.setImage("web", "web", "web:2"))
        .within(Duration.ofMinutes(2))
        .until(ROLLED_OUT);
  }

  private static Exploration race() {
    return Exploration.of(ClusterConfig.DEFAULT.withNodes(0))
        .given(
            cluster -> {
              Controllers.on(cluster).start(Fleets.provider());
              Controllers.on(cluster).start(Fleets.lostWakeUp());
            })
        .when(cluster -> cluster.apply(Fleets.MANIFEST))
        .within(Duration.ofSeconds(1));
  }

  private static String end(Cluster cluster) {
    return cluster.list(ConfigMap.TYPE, "").stream().map(ConfigMap::name).toList().toString();
  }
}
