package io.gondola.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.ClusterConfig;
import io.gondola.report.Workers;
import io.gondola.rollout.RolloutLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutPropertiesTest {

  @ParameterizedTest
  @ValueSource(strings = {"RollingUpdate", "Recreate"})
  void kubernetesStrategies_haveAllProperties(String strategy) {
    PropertyReport report = RolloutProperties.check(strategy);

    report.assertAllHold();
  }

  @Test
  void rollingUpdate_promisesAll() {
    assertThat(RolloutProperties.check("RollingUpdate").results())
        .allMatch(result -> result.scenarios() > 0);
  }

  @Test
  void newSizeForTheOldReplicaSetAlone_isOutOfProportion() {
    RolloutProperties properties =
        RolloutProperties.of(new LopsidedUpdate(), ClusterConfig.DEFAULT);

    PropertyReport careless = properties.check();
    PropertyReport report = properties.keepingProportions().check();

    careless.assertAllHold();
    assertThat(report.broken()).containsExactly(RolloutProperty.SCALE_PROPORTIONS);
    assertThat(
            report
                .result(RolloutProperty.SCALE_PROPORTIONS)
                .failure()
                .orElseThrow()
                .counterexample())
        .asString()
        .startsWith(
            """
            a new size was not shared in proportion
            expected   ReplicaSets that grow or shrink in proportion to {web-684746f9d8=1, web-cdd84d8b5=4}
            but was    {web-684746f9d8=8, web-cdd84d8b5=4}
            at         +14.305s
            """);
  }

  @Test
  void podsThatStopAtOnce_dropRequests() {
    TestCase cured = requestsOnTheWay();
    TestCase careless =
        new TestCase("careless", cured.scenario().withStopDelay(Duration.ZERO), cured.traits());
    Trial trial = Trial.run(careless);

    assertThat(RolloutProperty.NO_REQUEST_DROPPED.check(trial, n -> RolloutLimits.NONE))
        .hasValueSatisfying(
            broken ->
                assertThat(broken.toString())
                    .startsWith(
                        """
                        rollout of deployment default/web dropped a request
                        expected   each request of client client-1 served
                        but was    request 8 refused: nothing listens at 10.244.2.2:80; 61 lost in all
                        at         +11.871s
                        """));
    assertThat(cured.code())
        .contains("lifecycle: {preStop: {sleep: {seconds: 5}}}")
        .contains(
            "Traffic traffic = cluster.send(Client.to(\"web\").every(Duration.ofMillis(10)));")
        .contains("assertThat(cluster).rollout(\"web\").droppedNoRequest(traffic.report());");
  }

  private static TestCase requestsOnTheWay() {
    return TestCase.all(ClusterConfig.DEFAULT, "", "{type: RollingUpdate}").stream()
        .filter(test -> test.has(TestCase.Trait.TRAFFIC))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void report_namesEachProperty() {
    PropertyReport report = RolloutProperties.check("Recreate");

    assertThat(report)
        .hasToString(
            """
            rollout policy Recreate
              surge ceiling                     held in 11 scenarios
              availability floor                held in 8 scenarios
              progress                          held in 14 scenarios
              no flapping                       held in 5 scenarios
              no oscillation after completion   held in 11 scenarios
              scale keeps proportions           not promised
              rollback restores                 held in 1 scenario
              no orphan                         held in 14 scenarios
              no request dropped                not promised
              determinism                       held in 14 scenarios""");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void report_isTheSameOnAnyNumberOfThreads(int threads) {
    RolloutProperties properties =
        RolloutProperties.of("RollingUpdate", ClusterConfig.DEFAULT)
            .withLimits(replicas -> new RolloutLimits(1, 0));

    PropertyReport report = properties.check(Workers.of(threads));

    assertThat(report).isEqualTo(properties.check(Workers.of(1)));
    assertThat(report.broken()).isNotEmpty();
  }

  @Test
  void tooNarrowLimits_areBrokenByNameWithACounterexample() {
    PropertyReport report =
        RolloutProperties.of("RollingUpdate", ClusterConfig.DEFAULT)
            .withLimits(replicas -> RolloutLimits.NONE)
            .check();

    assertThat(report.broken())
        .containsExactly(RolloutProperty.SURGE_CEILING, RolloutProperty.AVAILABILITY_FLOOR);
    PropertyReport.Failure failure =
        report.result(RolloutProperty.SURGE_CEILING).failure().orElseThrow();
    assertThat(failure.scenario()).isEqualTo("one pod");
    assertThat(failure.counterexample())
        .hasToString(
            """
            rollout of deployment default/web had more pods than 1
            expected   at most 1 pods, without those that are leaving
            but was    2
            at         +6.82s
            record       +6.805s  replicaset web-cdd84d8b5 was created, for 1 pod (deployment-controller)
                         +6.805s  deployment web got revision 2 (deployment-controller)
                         +6.805s  deployment web has 0 updated (-1) (deployment-controller)
                       > +6.82s  pod web-cdd84d8b5-rmn5t was created (replicaset-controller)
                       > +6.82s  replicaset web-cdd84d8b5 reported its status (replicaset-controller)
                         +6.835s  replicaset web-cdd84d8b5 has 1 pod (+1) (replicaset-controller)
                         +6.84s  pod web-cdd84d8b5-rmn5t was bound to node-1 (default-scheduler)
            picture    +6.82s  v1 web:1  *  1 ready
                               v2 web:2  o  1 starting
            replay     a cluster with seed 1""");
  }

  @Test
  void brokenProperties_failATestWithAllThatIsKnown() {
    PropertyReport report =
        RolloutProperties.of("Recreate", ClusterConfig.DEFAULT)
            .withLimits(replicas -> RolloutLimits.NONE)
            .check();

    assertThatThrownBy(report::assertAllHold)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("rollout policy Recreate\n")
        .hasMessageContaining(
            "  availability floor                BROKEN in the scenario \"one pod\"\n")
        .hasMessageContaining(
            "availability floor (never fewer available pods than replicas - maxUnavailable),"
                + " scenario \"one pod\":\nrollout of deployment default/web had fewer");
  }

  @Test
  void imageThatNeverBecomesReady_isNoProgress() {
    ClusterConfig config = ClusterConfig.DEFAULT.withNodes(0);

    PropertyReport report = RolloutProperties.check("RollingUpdate", config);

    assertThat(report.broken()).contains(RolloutProperty.PROGRESS);
    assertThat(report.result(RolloutProperty.PROGRESS).failure().orElseThrow().counterexample())
        .asString()
        .startsWith("the rollout is stuck\nexpected   complete, as pods can become ready\n")
        .contains("but was    the condition was not reached\n");
  }
}
