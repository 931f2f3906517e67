package io.gondola.controller.replicaset;

import static io.gondola.controller.replicaset.TablePods.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.ContainerStatusBuilder;
import io.gondola.api.core.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Holds the selection against Kubernetes' comparison of two pods, written down once more in the
 * plainest form.
 */
class PodDeletionOrderPropertyTest {

  @Property(tries = 500)
  void choose_takesNoPodThatClearlyComesAfterOneItLeaves(
      @ForAll("pods") List<Pod> pods, @ForAll Random random) {
    int count = random.nextInt(pods.size() + 1);

    ImmutableList<Pod> chosen = order().choose(TablePods.tally(pods), count);

    assertThat(chosen).hasSize(count).doesNotHaveDuplicates();
    List<Pod> left = new ArrayList<>(pods);
    left.removeAll(chosen);
    for (Pod taken : chosen) {
      assertThat(left).noneMatch(pod -> comesFirst(pod, taken, pods));
    }
  }

  @Property(tries = 200)
  void choose_doesNotDependOnTheOrderOfArrival(
      @ForAll("pods") List<Pod> pods, @ForAll Random random) {
    List<Pod> shuffled = new ArrayList<>(pods);
    Collections.shuffle(shuffled, random);
    int count = random.nextInt(pods.size() + 1);

    assertThat(ImmutableSet.copyOf(order().choose(TablePods.tally(shuffled), count)))
        .isEqualTo(ImmutableSet.copyOf(order().choose(TablePods.tally(pods), count)));
  }

  /**
   * Whether Kubernetes' comparison puts one pod before the other. Among pods ready for about as
   * long, but not all since the same moment, that comparison runs in circles; there only the uid is
   * held against it.
   */
  private static boolean comesFirst(Pod one, Pod other, List<Pod> all) {
    int leading = LEADING.compare(one, other);
    if (leading != 0) {
      return leading < 0;
    }
    boolean circular =
        all.stream()
            .filter(pod -> LEADING.compare(pod, one) == 0)
            .anyMatch(pod -> !Objects.equals(readySince(pod), readySince(one)));
    int uids = one.metadata().uid().compareTo(other.metadata().uid());
    int restarts = Integer.compare(restarts(other), restarts(one));
    return (circular || restarts == 0) ? uids < 0 : restarts < 0;
  }

  private static final Comparator<Pod> LEADING =
      Comparator.comparing((Pod pod) -> !pod.spec().nodeName().isEmpty())
          .thenComparing(pod -> pod.status().phase()) // Pending before Running
          .thenComparing(pod -> !pod.status().conditions().isEmpty())
          .thenComparing(PodDeletionCost::of)
          .thenComparing(pod -> -pod.spec().nodeName().length())
          .thenComparing(PodDeletionOrderPropertyTest::binaryLogarithmOfReadyAge);

  private static int binaryLogarithmOfReadyAge(Pod pod) {
    Instant since = readySince(pod);
    if (since == null) {
      return 0;
    }
    long seconds = NOW.getEpochSecond() - since.getEpochSecond();
    return (int) (Math.log(seconds * 1e9) / Math.log(2));
  }

  private static @Nullable Instant readySince(Pod pod) {
    return pod.status().conditions().isEmpty()
        ? null
        : pod.status().conditions().get(0).lastTransitionTime();
  }

  private static int restarts(Pod pod) {
    return pod.status().containerStatuses().get(0).restartCount();
  }

  private static PodDeletionOrder order() {
    return new PodDeletionOrder(String::length, NOW);
  }

  /** Few values for each criterion, so that every tie comes up. */
  @Provide
  Arbitrary<List<Pod>> pods() {
    Arbitrary<Pod> pod =
        Combinators.combine(
                Arbitraries.of("", "n", "m", "nn"),
                Arbitraries.of("Pending", "Running"),
                Arbitraries.of(0, 5, 6, 7, 20, 21),
                Arbitraries.of("0", "7"),
                Arbitraries.integers().between(0, 2))
            .as(PodDeletionOrderPropertyTest::pod);
    return pod.list().ofMinSize(1).ofMaxSize(40).map(PodDeletionOrderPropertyTest::identified);
  }

  private static Pod pod(String node, String phase, int readyAge, String cost, int restarts) {
    Pod pod =
        readyAge == 0
            ? PodsForTest.running(node)
            : PodsForTest.ready(node, NOW.minusSeconds(readyAge));
    return pod.withStatus(
            pod.status()
                .withPhase(phase)
                .withContainerStatuses(
                    ImmutableList.of(
                        ContainerStatusBuilder.builder().restartCount(restarts).build())))
        .withMetadata(
            pod.metadata()
                .withAnnotations(ImmutableSortedMap.of(PodDeletionCost.ANNOTATION, cost)));
  }

  private static List<Pod> identified(List<Pod> pods) {
    List<Pod> named = new ArrayList<>();
    for (Pod pod : pods) {
      int number = named.size();
      // A uid whose order is not that of the names.
      String uid = Integer.toString(number * 7919 % 1009);
      named.add(pod.withMetadata(pod.metadata().withName("pod-" + number).withUid(uid)));
    }
    return named;
  }
}
