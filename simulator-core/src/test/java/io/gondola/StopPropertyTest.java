package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** However its containers behave, a deleted pod is gone in time. */
class StopPropertyTest {

  /** Two seconds after SIGTERM come in any case, and up to one more where hook and wait round. */
  private static final Duration SLACK = Duration.ofSeconds(3);

  private static final Duration TEARDOWN = Duration.ofSeconds(1);
  private static final int SLOWEST = 40;

  /** A container that takes whole seconds to stop and a while for its hook. */
  record Stopping(int stopSeconds, int hookMillis) {

    String yaml(String name, String extra) {
      return "{name: %s, image: 'stop:%s', %s lifecycle: {preStop: {exec: {command: [sleep, '%s']}}}}"
          .formatted(name, stopSeconds, extra, hookMillis / 1000.0);
    }
  }

  @Property(tries = 100, seed = "2026")
  void pod_isGoneWithinItsGracePeriodAndThreeSeconds(
      @ForAll("containers") List<Stopping> mains,
      @ForAll("sidecars") List<Stopping> sidecars,
      @ForAll @IntRange(min = 1, max = 30) int grace) {
    PodBench bench = started(mains, sidecars);

    bench.delete(grace);

    assertThat(lifeLeft(bench)).isLessThanOrEqualTo(Duration.ofSeconds(grace).plus(SLACK));
  }

  @Property(tries = 100, seed = "2026")
  void pod_isGoneWithinAShorterGracePeriodThatIsGivenLater(
      @ForAll("containers") List<Stopping> mains,
      @ForAll("sidecars") List<Stopping> sidecars,
      @ForAll @IntRange(min = 0, max = 29) int later,
      @ForAll @IntRange(min = 0, max = 20) int grace) {
    PodBench bench = started(mains, sidecars);
    bench.delete(30);
    bench.runFor(later);

    if (bench.cluster().find(Pod.TYPE, "a").isPresent()) {
      bench.delete(grace);
    }

    Duration atLeastOne = Duration.ofSeconds(Math.max(1, grace));
    assertThat(lifeLeft(bench)).isLessThanOrEqualTo(atLeastOne.plus(SLACK));
  }

  /** Until no process of the pod is under way any more, be its object there or not. */
  private static Duration lifeLeft(PodBench bench) {
    Instant now = bench.cluster().now();
    bench.cluster().runFor(Duration.ZERO); // The news reaches the kubelet.
    bench
        .cluster()
        .runUntil(
            Condition.of(
                "nothing of the pod to be left",
                c ->
                    c.pending().stream()
                        .noneMatch(event -> event.toString().contains("default/a"))),
            Duration.ofMinutes(5));
    assertThat(bench.cluster().find(Pod.TYPE, "a")).isEmpty();
    return Duration.between(now, bench.cluster().now()).minus(TEARDOWN);
  }

  private static PodBench started(List<Stopping> mains, List<Stopping> sidecars) {
    PodBench bench =
        new PodBench(
            config ->
                config.withImages(
                    IntStream.rangeClosed(0, SLOWEST)
                        .boxed()
                        .reduce(
                            config.images(),
                            (images, s) ->
                                images.with(
                                    "stop:" + s,
                                    ImageBehavior.INSTANT.withStop(
                                        Distribution.fixed(Duration.ofSeconds(s)))),
                            (a, b) -> b)));
    bench.start(
        "initContainers: [%s], containers: [%s]"
            .formatted(yaml(sidecars, "side", "restartPolicy: Always,"), yaml(mains, "main", "")));
    assertThat(bench.pod().isReady()).isTrue();
    return bench;
  }

  private static String yaml(List<Stopping> containers, String name, String extra) {
    return IntStream.range(0, containers.size())
        .mapToObj(i -> containers.get(i).yaml(name + i, extra))
        .collect(Collectors.joining(", "));
  }

  @Provide
  Arbitrary<List<Stopping>> containers() {
    return stopping().list().ofMinSize(1).ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Stopping>> sidecars() {
    return stopping().list().ofMaxSize(3);
  }

  private static Arbitrary<Stopping> stopping() {
    return Combinators.combine(
            Arbitraries.integers().between(0, SLOWEST), Arbitraries.integers().between(0, 40_000))
        .as(Stopping::new);
  }
}
