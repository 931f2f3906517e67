package io.gondola.controller.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointConditions;
import io.gondola.api.discovery.EndpointSlice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens to pods, step by step: the slices hold what is wanted, each pod once. */
class SliceReconcilerPropertiesTest {

  private static final int MAX = 5;

  /** A pod that comes, changes, moves to another port, or goes. */
  private record Step(int pod, int port, boolean ready, boolean gone) {}

  @Provide
  Arbitrary<List<List<Step>>> rounds() {
    Arbitrary<Step> step =
        Combinators.combine(
                Arbitraries.integers().between(0, 30),
                Arbitraries.of(80, 81),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false))
            .as(Step::new);
    return step.list().ofMinSize(1).ofMaxSize(12).list().ofMaxSize(15);
  }

  @Property(tries = 300)
  void slices_holdEachWantedPodOnce(@ForAll("rounds") List<List<Step>> rounds) {
    Map<String, Backend> wanted = new LinkedHashMap<>();
    List<EndpointSlice> slices = ImmutableList.of();
    PlacedSlices placed = PlacedSlices.of(Slices.SERVICE, slices);

    for (List<Step> round : rounds) {
      SliceChanges changes =
          SliceReconciler.changes(Slices.SERVICE, placed, news(round, wanted), MAX);
      slices = Slices.after(slices, changes);
      changes.deletes().forEach(slice -> placed.remove(slice.name()));
      slices.forEach(placed::put);

      assertHolds(slices, wanted);
      assertThat(SliceReconciler.changes(Slices.SERVICE, placed, Slices.all(wanted), MAX))
          .as("a look at everything finds nothing left to do")
          .isEqualTo(SliceChanges.NONE);
    }
  }

  private static WantedPods news(List<Step> round, Map<String, Backend> wanted) {
    Map<String, Backend> present = new LinkedHashMap<>();
    ImmutableSet.Builder<String> absent = ImmutableSet.builder();
    Map<Integer, Step> last = new LinkedHashMap<>();
    round.forEach(step -> last.put(step.pod(), step));
    for (Step step : last.values()) {
      String name = Slices.name(step.pod());
      if (step.gone()) {
        absent.add(name);
        wanted.remove(name);
      } else {
        EndpointConditions conditions = new EndpointConditions(step.ready(), step.ready(), false);
        Endpoint endpoint = Slices.endpoint(step.pod()).withConditions(conditions);
        present.put(name, new Backend(Slices.ports(step.port()), endpoint));
      }
    }
    wanted.putAll(present);
    return new WantedPods(ImmutableMap.copyOf(present), absent.build(), false);
  }

  private static void assertHolds(List<EndpointSlice> slices, Map<String, Backend> wanted) {
    assertThat(
            slices.stream()
                .flatMap(
                    slice ->
                        slice.endpoints().stream()
                            .map(endpoint -> new Backend(slice.ports(), endpoint))))
        .containsExactlyInAnyOrderElementsOf(wanted.values());
    assertThat(slices).isNotEmpty().allMatch(slice -> slice.endpoints().size() <= MAX);
    assertThat(slices.stream().filter(slice -> slice.endpoints().isEmpty()))
        .hasSize(wanted.isEmpty() ? 1 : 0);
  }
}
