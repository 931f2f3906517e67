package io.gondola.kubelet.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.ContainerStatusBuilder;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodSpecBuilder;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the phase of any pod, whatever its containers do. */
class PodPhasePropertiesTest {

  @Property
  void phase_isAlwaysOneOfFour(@ForAll("pods") PodContainers pod, @ForAll boolean finished) {
    assertThat(PodPhase.of(pod, finished)).isIn("Pending", "Running", "Succeeded", "Failed");
  }

  @Property
  void terminalPhase_staysWhateverFollows(@ForAll("histories") List<PodContainers> history) {
    String phase = "Pending";
    for (PodContainers pod : history) {
      String next = PodPhase.next(phase, PodPhase.of(pod, false), anythingRuns(pod));
      if (PodPhase.isTerminal(phase)) {
        assertThat(next).isEqualTo(phase);
      }
      assertThat(!PodPhase.isTerminal(next) || next.equals(phase) || !anythingRuns(pod)).isTrue();
      phase = next;
    }
  }

  @Property
  void finishedPod_isReportedAsEnded(@ForAll("pods") PodContainers pod) {
    PodContainers ended = FinalStatus.of(pod);

    assertThat(FinalStatus.phase(ended)).isIn("Succeeded", "Failed");
    assertThat(anythingRuns(ended)).isFalse();
  }

  @Provide
  Arbitrary<List<PodContainers>> histories() {
    return pods().list().ofMaxSize(20);
  }

  @Provide
  Arbitrary<PodContainers> pods() {
    return Combinators.combine(
            Arbitraries.of("Always", "OnFailure", "Never"),
            statuses().list().ofMaxSize(3),
            statuses().list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.of("", "Always"))
        .as(PodPhasePropertiesTest::pod);
  }

  private static PodContainers pod(
      String policy, List<ContainerStatus> init, List<ContainerStatus> mains, String initPolicy) {
    PodSpec spec =
        PodSpecBuilder.builder()
            .restartPolicy(policy)
            .initContainers(
                IntStream.range(0, init.size())
                    .mapToObj(i -> container("init" + i).restartPolicy(initPolicy).build())
                    .collect(ImmutableList.toImmutableList()))
            .containers(
                IntStream.range(0, mains.size())
                    .mapToObj(i -> container("app" + i).build())
                    .collect(ImmutableList.toImmutableList()))
            .build();
    return PodContainers.of(spec, named("init", init), named("app", mains));
  }

  private static ContainerBuilder container(String name) {
    return ContainerBuilder.builder().name(name);
  }

  private static ImmutableList<ContainerStatus> named(String prefix, List<ContainerStatus> list) {
    return IntStream.range(0, list.size())
        .mapToObj(i -> list.get(i).withName(prefix + i))
        .collect(ImmutableList.toImmutableList());
  }

  private static Arbitrary<ContainerStatus> statuses() {
    Arbitrary<ContainerState> ends =
        Arbitraries.of(0, 1, 137).map(exitCode -> TableStatuses.ended(exitCode, ""));
    Arbitrary<ContainerState> states =
        Arbitraries.oneOf(
            Arbitraries.just(TableStatuses.running()),
            Arbitraries.just(TableStatuses.waiting("ContainerCreating")),
            ends);
    return Combinators.combine(
            states, ends.injectNull(0.5), Arbitraries.of(Boolean.TRUE, Boolean.FALSE))
        .as(
            (state, last, started) ->
                ContainerStatusBuilder.builder()
                    .state(state)
                    .lastState(last)
                    .started(started)
                    .build());
  }

  private static boolean anythingRuns(PodContainers pod) {
    return pod.init().stream().anyMatch(PodPhasePropertiesTest::runs)
        || pod.mains().stream().anyMatch(PodPhasePropertiesTest::runs);
  }

  private static boolean runs(ContainerStatus status) {
    ContainerState state = status.state();
    return state != null && state.running() != null;
  }
}
