package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.process.RunningProcess;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The network that the containers of a pod share, and that of their node. */
class PortSharingTest {

  private static final String IN_USE = "listen tcp 0.0.0.0:80: bind: address already in use";

  private final PodBench bench =
      new PodBench(
          config ->
              config
                  .withImage("server", ImageBehavior.INSTANT)
                  .withImage("client", ImageBehavior.INSTANT.also(PortSharingTest::call))
                  .withImage("late", ImageBehavior.INSTANT.also(PortSharingTest::listenLate))
                  .withImage("odd", ImageBehavior.INSTANT.also(p -> p.listen(65_536))));

  private static void call(RunningProcess process) {
    process.log("localhost:80 " + (process.canConnect(80) ? "answers" : "refuses"));
    process.after(Duration.ofSeconds(1), "call again", () -> call(process));
  }

  private static void listenLate(RunningProcess process) {
    process.after(
        Duration.ofSeconds(5),
        "listen",
        () -> {
          process.listen(80);
          process.files().write("/listening", "yes");
          process.log("listening");
        });
  }

  @Test
  void containers_reachEachOtherOnLocalhost() {
    bench.start(
        "containers: [{name: caller, image: client},"
            + " {name: app, image: server, ports: [{containerPort: 80}]}]");

    assertThat(bench.cluster().logs("a", "caller"))
        .containsExactly("localhost:80 refuses", "localhost:80 answers");

    bench.cluster().faults().killContainer("a", "app");
    bench.cluster().process("a", "app").ifPresent(process -> process.exit(1));
    assertThat(bench.cluster().process("a", "caller").orElseThrow().canConnect(80)).isFalse();
  }

  @Test
  void otherPod_isAnotherLocalhost() {
    bench.start("a", "containers: [{name: app, image: server, ports: [{containerPort: 80}]}]");
    bench.start("b", "containers: [{name: app, image: server, ports: [{containerPort: 80}]}]");
    bench.start("c", "containers: [{name: app, image: client}]");

    assertThat(bench.cluster().pods()).allMatch(Pod::isReady);
    assertThat(bench.cluster().pods())
        .extracting(pod -> pod.status().podIP())
        .containsExactly("10.244.1.2", "10.244.1.3", "10.244.1.4");
    assertThat(bench.cluster().logs("c", "app")).containsOnly("localhost:80 refuses");
  }

  @Test
  void secondListener_crashesAgainAndAgain() {
    bench.start(
        "containers: [{name: first, image: server, ports: [{containerPort: 80}]},"
            + " {name: second, image: server, ports: [{containerPort: 80}]}]");
    bench.runFor(5);

    ContainerStatus second = bench.pod().status().containerStatuses().get(1);
    assertThat(second.state().waiting().reason()).isEqualTo("CrashLoopBackOff");
    assertThat(second.lastState().terminated().exitCode()).isEqualTo(1);
    assertThat(second.lastState().terminated().reason()).isEqualTo("Error");
    assertThat(second.restartCount()).isEqualTo(1);
    assertThat(bench.cluster().logs("a", "second")).containsExactly(IN_USE, IN_USE);
    assertThat(bench.state("first").running()).isNotNull();
    assertThat(bench.pod().isReady()).isFalse();
  }

  @Test
  void portThatIsFreeAgain_canBeTaken() {
    bench.start(
        "containers: [{name: first, image: server, ports: [{containerPort: 80}]},"
            + " {name: second, image: late}], restartPolicy: Never");
    bench.cluster().process("a", "first").orElseThrow().exit(0);

    bench.runFor(5);

    assertThat(bench.cluster().logs("a", "second")).containsExactly("listening");
  }

  @Test
  void programThatFindsItsPortTaken_doesNothingMore() {
    bench.start(
        "volumes: [{name: v, hostPath: {path: /v}}],"
            + " containers: [{name: first, image: server, ports: [{containerPort: 80}]},"
            + " {name: second, image: late}]");

    bench.runFor(4);

    assertThat(bench.cluster().logs("a", "second")).containsExactly(IN_USE);
  }

  @Test
  void hostPort_belongsToOnePodOfANode() {
    String spec =
        "containers: [{name: app, image: server, ports: [{containerPort: 80, hostPort: 8080}]}]";
    bench.start("a", spec);
    bench.start("b", spec);

    PodCondition scheduled =
        bench
            .cluster()
            .get(Pod.TYPE, "b")
            .status()
            .condition(PodCondition.POD_SCHEDULED)
            .orElseThrow();
    assertThat(scheduled.message())
        .startsWith(
            "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod"
                + " ports.");

    bench.delete();
    bench.runFor(10);
    assertThat(bench.cluster().get(Pod.TYPE, "b").isReady()).isTrue();
  }

  @Test
  void hostNetwork_isTheNodes() {
    bench.start("a", "hostNetwork: true, containers: [{name: app, image: late}]");
    bench.start("b", "hostNetwork: true, containers: [{name: app, image: client}]");
    bench.runFor(5);

    assertThat(bench.pod().status().podIP()).isEqualTo(bench.pod().status().hostIP());
    assertThat(bench.cluster().logs("b", "app")).contains("localhost:80 answers");

    bench.start("c", "hostNetwork: true, containers: [{name: app, image: late}]");
    bench.runFor(4);
    assertThat(bench.cluster().logs("c", "app"))
        .as("undeclared ports are no business of the scheduler's")
        .containsExactly(IN_USE);
  }
}
