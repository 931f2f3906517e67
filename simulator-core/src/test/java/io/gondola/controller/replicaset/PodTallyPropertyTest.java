package io.gondola.controller.replicaset;

import static io.gondola.controller.replicaset.TablePods.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import io.gondola.controller.replicaset.PodFacts.Stage;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Holds the counts that are kept up against a count of all pods. */
class PodTallyPropertyTest {

  private static final ImmutableSortedMap<String, String> TEMPLATE =
      ImmutableSortedMap.of("app", "web");

  @Property(tries = 500)
  void counts_equalAFreshCount(
      @ForAll("changes") List<Change> changes, @ForAll @IntRange(max = 40) int minReadySeconds) {
    PodTally tally = new PodTally();
    Map<ObjectKey, PodFacts> pods = new LinkedHashMap<>();

    for (Change change : changes) {
      change.applyTo(tally, pods);

      assertThat(tally.counts(minReadySeconds, NOW)).isEqualTo(counts(pods, minReadySeconds));
      assertThat(tally.nextAvailable(minReadySeconds, NOW))
          .isEqualTo(nextAvailable(pods, minReadySeconds));
      assertThat(tally.activeOn("node")).isEqualTo(activeOn(pods, "node"));
    }
  }

  @Property(tries = 200)
  void pods_areThoseThatWereAddedInOrderOfArrival(@ForAll("changes") List<Change> changes) {
    PodTally tally = new PodTally();
    Map<ObjectKey, PodFacts> pods = new LinkedHashMap<>();

    changes.forEach(change -> change.applyTo(tally, pods));

    assertThat(tally.pods()).containsExactlyElementsOf(pods.values());
    assertThat(tally.activePods())
        .containsExactlyElementsOf(
            pods.values().stream()
                .filter(pod -> pod.stage() == Stage.ACTIVE)
                .map(PodFacts::pod)
                .toList());
    ImmutableList<PodFacts> byStanding =
        ImmutableList.copyOf(Iterables.concat(tally.activeByStanding()));
    assertThat(byStanding)
        .extracting(PodFacts::pod)
        .containsExactlyInAnyOrderElementsOf(tally.activePods());
    assertThat(byStanding).isSortedAccordingTo(Comparator.comparing(PodFacts::standing));
  }

  private static PodCounts counts(Map<ObjectKey, PodFacts> pods, int minReadySeconds) {
    List<PodFacts> active = active(pods);
    Instant latest = NOW.minusSeconds(minReadySeconds);
    return new PodCounts(
        active.size(),
        (int) active.stream().filter(PodFacts::fullyLabeled).count(),
        (int) active.stream().filter(PodFacts::ready).count(),
        (int)
            active.stream()
                .filter(PodFacts::ready)
                .filter(
                    pod ->
                        minReadySeconds == 0
                            || (pod.readySince() != null && !pod.readySince().isAfter(latest)))
                .count(),
        (int) pods.values().stream().filter(pod -> pod.stage() == Stage.TERMINATING).count());
  }

  private static Optional<Instant> nextAvailable(
      Map<ObjectKey, PodFacts> pods, int minReadySeconds) {
    return active(pods).stream()
        .flatMap(pod -> Optional.ofNullable(pod.readySince()).stream())
        .map(since -> since.plusSeconds(minReadySeconds))
        .filter(available -> minReadySeconds > 0 && available.isAfter(NOW))
        .min(Comparator.naturalOrder());
  }

  private static int activeOn(Map<ObjectKey, PodFacts> pods, String nodeName) {
    return (int) active(pods).stream().filter(pod -> pod.nodeName().equals(nodeName)).count();
  }

  private static List<PodFacts> active(Map<ObjectKey, PodFacts> pods) {
    return pods.values().stream().filter(pod -> pod.stage() == Stage.ACTIVE).toList();
  }

  /** A new version of a pod, or its removal. */
  record Change(Pod pod, boolean removed) {

    void applyTo(PodTally tally, Map<ObjectKey, PodFacts> pods) {
      PodFacts facts = PodFacts.of(pod, TEMPLATE);
      if (removed) {
        tally.remove(facts.key());
        pods.remove(facts.key());
      } else {
        tally.put(facts);
        pods.put(facts.key(), facts);
      }
    }
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Integer> readyAge = Arbitraries.integers().between(-2, 40);
    Arbitrary<Boolean> rarely = Arbitraries.of(false, false, false, true);
    return Combinators.combine(
            Arbitraries.of("a", "b", "c", "d"),
            Arbitraries.of("", "node"),
            Arbitraries.of("Pending", "Running", "Succeeded"),
            readyAge,
            rarely,
            rarely,
            rarely)
        .as(PodTallyPropertyTest::change)
        .list()
        .ofMaxSize(30);
  }

  private static Change change(
      String name,
      String node,
      String phase,
      int readyAge,
      boolean deleting,
      boolean otherLabels,
      boolean removed) {
    Pod pod = TablePods.named(readyFor(node, readyAge), name);
    Pod inPhase = pod.withStatus(pod.status().withPhase(phase));
    Pod labeled =
        otherLabels ? inPhase : inPhase.withMetadata(inPhase.metadata().withLabels(TEMPLATE));
    return new Change(deleting ? PodsForTest.deleting(labeled, NOW) : labeled, removed);
  }

  /** -2 stands for a pod that is not ready, -1 for one without a time. */
  private static Pod readyFor(String node, int seconds) {
    return switch (seconds) {
      case -2 -> PodsForTest.running(node);
      case -1 -> PodsForTest.ready(node, null);
      default -> PodsForTest.ready(node, NOW.minusSeconds(seconds));
    };
  }
}
