package io.gondola;

import static java.time.Duration.ofSeconds;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A pod with whatever may go wrong with it, given so that a counterexample can be read: the pod as
 * a manifest, the faults as a schedule.
 *
 * @param deletedAfter when somebody deletes it
 */
record PodPlan(String manifest, ImmutableList<TimedFault> faults, Duration deletedAfter) {

  static final String NAME = "p";

  /** Plans in which faults hit single pods, and the node stays as it is. */
  static Arbitrary<PodPlan> onGoodNode() {
    return plans(Arbitraries.oneOf(podFaults()));
  }

  /** Plans in which the node or its kubelet may go as well. */
  static Arbitrary<PodPlan> anyPlan() {
    return plans(
        Arbitraries.oneOf(
            Arbitraries.oneOf(podFaults()),
            Arbitraries.of(
                Fault.crashNode("node-1"),
                Fault.recoverNode("node-1"),
                Fault.cutOffNode("node-1"),
                Fault.reconnectNode("node-1"),
                Fault.pause("kubelet/node-1", ofSeconds(7)),
                Fault.delayWatches("kubelet/node-1", ofSeconds(3), ofSeconds(20)))));
  }

  private static Arbitrary<PodPlan> plans(Arbitrary<Fault> faults) {
    Arbitrary<TimedFault> timed = Combinators.combine(seconds(90), faults).as(TimedFault::new);
    return Combinators.combine(pods(), timed.list().ofMaxSize(4), seconds(120))
        .as((pod, list, end) -> new PodPlan(pod, ImmutableList.copyOf(list), end));
  }

  private static List<Arbitrary<Fault>> podFaults() {
    Arbitrary<String> containers = Arbitraries.of("app0", "init0");
    return List.of(
        containers.map(container -> Fault.killContainer(NAME, container)),
        containers.map(container -> Fault.failProbes(NAME, container, ofSeconds(15))),
        Arbitraries.just(Fault.killSandbox(NAME)),
        Arbitraries.just(Fault.slowPulls("*", ofSeconds(8), ofSeconds(30))),
        Arbitraries.just(Fault.breakPulls("*", ofSeconds(20))));
  }

  private static Arbitrary<Duration> seconds(int most) {
    return Arbitraries.integers()
        .between(0, most * 10)
        .map(tenths -> Duration.ofMillis(tenths * 100L));
  }

  // ---- the pod

  private static Arbitrary<String> pods() {
    Arbitrary<List<String>> init = containers(true).list().ofMaxSize(2);
    Arbitrary<List<String>> apps = containers(false).list().ofMinSize(1).ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.of("Always", "OnFailure", "Never"),
            Arbitraries.integers().between(0, 12),
            annotations().list().ofMaxSize(3),
            init,
            apps)
        .as(PodPlan::pod);
  }

  private static String pod(
      String restartPolicy,
      int grace,
      List<String> annotations,
      List<String> init,
      List<String> apps) {
    return """
        apiVersion: v1
        kind: Pod
        metadata:
          name: %s
          annotations: {%s}
        spec:
          restartPolicy: %s
          terminationGracePeriodSeconds: %d
          initContainers: [%s]
          containers: [%s]
        """
        .formatted(
            NAME,
            String.join(", ", annotations.stream().distinct().toList()),
            restartPolicy,
            grace,
            named("init", init),
            named("app", apps));
  }

  private static String named(String prefix, List<String> containers) {
    return IntStream.range(0, containers.size())
        .mapToObj(i -> "{name: " + prefix + i + ", image: i" + containers.get(i) + "}")
        .collect(Collectors.joining(", "));
  }

  /** What a container has beyond its name and image. */
  private static Arbitrary<String> containers(boolean init) {
    Arbitrary<String> ports = Arbitraries.of("", ", ports: [{containerPort: 80}]");
    Arbitrary<String> hooks =
        Arbitraries.of(
            "",
            ", lifecycle: {preStop: {exec: {command: [sleep, '4']}}}",
            ", lifecycle: {postStart: {exec: {command: [sleep, '2']}}}");
    Arbitrary<String> sidecar =
        init ? Arbitraries.of("", ", restartPolicy: Always") : Arbitraries.just("");
    return Combinators.combine(
            ports, probe("readiness"), probe("liveness"), probe("startup"), hooks, sidecar)
        .as(
            (port, ready, live, startup, hook, restart) ->
                port + (init && restart.isEmpty() ? "" : ready + live + startup + hook) + restart);
  }

  private static Arbitrary<String> probe(String type) {
    Arbitrary<String> some =
        Combinators.combine(
                Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(1, 5),
                Arbitraries.integers().between(1, 3),
                Arbitraries.of("exec: {command: [check]}", "tcpSocket: {port: 80}"))
            .as(
                (delay, period, failures, handler) ->
                    ", %sProbe: {initialDelaySeconds: %d, periodSeconds: %d, failureThreshold: %d, %s}"
                        .formatted(type, delay, period, failures, handler));
    return Arbitraries.oneOf(Arbitraries.just(""), some);
  }

  private static Arbitrary<String> annotations() {
    return Arbitraries.of(
        "gondola.io/init0.exit-after: 3s",
        "gondola.io/init0.exit-code: '2'",
        "gondola.io/init1.exit-after: 1s..9s",
        "gondola.io/app0.exit-after: 10s",
        "gondola.io/app0.exit-code: '1'",
        "gondola.io/app1.exit-after: 30s",
        "gondola.io/ready-after: 4s",
        "gondola.io/app0.ready-after: never",
        "gondola.io/stop: never",
        "gondola.io/app1.stop: 6s",
        "gondola.io/app0.pull: fails");
  }
}
