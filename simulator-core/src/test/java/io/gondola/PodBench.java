package io.gondola;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Event;
import io.gondola.api.core.Pod;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.KubeletTimes;
import io.gondola.kubelet.process.RunningProcess;
import io.gondola.sim.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One node on which nothing takes time but what specs and images say; only a pod whose last
 * container has ended stays for another second, so that its end can be looked at.
 *
 * <p>The images: {@code quick} ends one second after SIGTERM, {@code deaf} never does; both write
 * down when SIGTERM comes.
 */
final class PodBench {

  private static final Duration TEARDOWN = Duration.ofSeconds(1);

  private final List<String> diary = new ArrayList<>();
  private final Cluster cluster;
  private Instant deleted = Instant.EPOCH;

  PodBench() {
    this(config -> config);
  }

  /** A bench with more images, say. */
  PodBench(UnaryOperator<ClusterConfig> change) {
    KubeletTimes times = KubeletTimes.ZERO.withTeardown(Distribution.fixed(TEARDOWN));
    ClusterConfig config =
        ClusterConfig.DEFAULT
            .withNodes(1)
            .withLatencies(Latencies.ZERO.withKubelet(times))
            .withImage("quick", ImageBehavior.INSTANT.also(this::quick))
            .withImage("deaf", ImageBehavior.INSTANT.also(this::deaf));
    this.cluster = Cluster.of(change.apply(config));
  }

  Cluster cluster() {
    return cluster;
  }

  /** Applies a pod {@code a} and waits until its containers have had the time to start. */
  void start(String spec) {
    start("a", spec);
  }

  void start(String name, String spec) {
    cluster.apply(manifest(name, spec));
    cluster.runFor(Duration.ofSeconds(1));
  }

  static String manifest(String name, String spec) {
    return "{apiVersion: v1, kind: Pod, metadata: {name: %s}, spec: {%s}}".formatted(name, spec);
  }

  /** Tells pod {@code a} to go. */
  void delete() {
    delete(DeleteOptions.DEFAULT);
  }

  void delete(long graceSeconds) {
    delete(new DeleteOptions(graceSeconds, null, null));
  }

  private void delete(DeleteOptions options) {
    if (deleted.equals(Instant.EPOCH)) {
      deleted = cluster.now();
    }
    cluster.delete(Pod.TYPE, "a", options);
  }

  void runFor(long seconds) {
    cluster.runFor(Duration.ofSeconds(seconds));
  }

  Pod pod() {
    return cluster.get(Pod.TYPE, "a");
  }

  /** The pod once all its containers have ended, and when, counted from its first deletion. */
  String end() {
    cluster.runUntil(
        Condition.of("all containers to have ended", c -> allTerminated(pod())),
        Duration.ofMinutes(10));
    Pod pod = pod();
    String codes =
        statuses(pod)
            .map(status -> " " + status.name() + " " + status.state().terminated().exitCode())
            .reduce("", String::concat);
    String end = sinceDeletion() + " " + pod.status().phase() + codes;
    cluster.runFor(TEARDOWN);
    assertThat(cluster.find(Pod.TYPE, "a")).as("the pod when all has ended").isEmpty();
    return end;
  }

  private static boolean allTerminated(Pod pod) {
    return statuses(pod).map(ContainerStatus::state).allMatch(state -> state.terminated() != null);
  }

  private static Stream<ContainerStatus> statuses(Pod pod) {
    return Stream.concat(
        pod.status().initContainerStatuses().stream(), pod.status().containerStatuses().stream());
  }

  ContainerState state(String container) {
    return statuses(pod())
        .filter(status -> status.name().equals(container))
        .findFirst()
        .orElseThrow()
        .state();
  }

  /** Which container got SIGTERM when, counted from the deletion of the pod. */
  ImmutableList<String> diary() {
    return ImmutableList.copyOf(diary);
  }

  /** Writes something down. */
  void note(RunningProcess process, String what) {
    diary.add(sinceDeletion() + " " + process.container().name() + " " + what);
  }

  /** What was reported of pod {@code a}, each reason with its message. */
  ImmutableList<String> events() {
    return cluster.events().stream()
        .filter(event -> event.involvedObject().name().equals("a"))
        .map(PodBench::text)
        .collect(toImmutableList());
  }

  private static String text(Event event) {
    return event.reason() + ": " + event.message();
  }

  private String sinceDeletion() {
    long millis = Duration.between(deleted, cluster.now()).toMillis();
    return "+" + millis / 1000 + (millis % 1000 == 0 ? "" : "." + millis % 1000 / 100) + "s";
  }

  private void quick(RunningProcess process) {
    process.onTerminate(
        () -> {
          note(process, "SIGTERM");
          process.after(Duration.ofSeconds(1), "end", () -> process.exit(0));
        });
  }

  private void deaf(RunningProcess process) {
    process.onTerminate(() -> note(process, "SIGTERM"));
  }
}
