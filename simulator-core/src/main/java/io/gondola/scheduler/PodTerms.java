package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Affinity;
import io.gondola.api.core.PodAffinity;
import io.gondola.api.core.PodAffinityTerm;
import io.gondola.api.core.PodAntiAffinity;
import io.gondola.api.core.WeightedPodAffinityTerm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which pods a pod must be near to, must keep away from, and would rather be near to or not. */
record PodTerms(
    ImmutableList<PodTerm> near,
    ImmutableList<PodTerm> away,
    ImmutableList<WeightedTerm> preferred) {

  private static final PodTerms NONE =
      new PodTerms(ImmutableList.of(), ImmutableList.of(), ImmutableList.of());

  static PodTerms of(@Nullable Affinity affinity, String namespace, Map<String, String> podLabels) {
    if (affinity == null) {
      return NONE;
    }
    Reader reader = new Reader(namespace, podLabels);
    PodAffinity near = affinity.podAffinity();
    PodAntiAffinity away = affinity.podAntiAffinity();
    ImmutableList.Builder<WeightedTerm> preferred = ImmutableList.builder();
    if (near != null) {
      reader.weigh(near.preferredDuringSchedulingIgnoredDuringExecution(), 1, preferred);
    }
    if (away != null) {
      reader.weigh(away.preferredDuringSchedulingIgnoredDuringExecution(), -1, preferred);
    }
    return new PodTerms(
        near == null
            ? ImmutableList.of()
            : reader.terms(near.requiredDuringSchedulingIgnoredDuringExecution()),
        away == null
            ? ImmutableList.of()
            : reader.terms(away.requiredDuringSchedulingIgnoredDuringExecution()),
        preferred.build());
  }

  boolean isEmpty() {
    return near.isEmpty() && away.isEmpty() && preferred.isEmpty();
  }

  /** The pods that must be near: they have to match all terms at once. */
  PodQuery nearPods() {
    return new PodQuery(
        near.stream().map(PodTerm::pods).collect(ImmutableList.toImmutableList()), true);
  }

  /**
   * What this pod, once placed, makes of its surroundings for others: its preferences hold for both
   * sides, and whom it needs it also attracts a little.
   */
  ImmutableList<WeightedTerm> attractions() {
    ImmutableList.Builder<WeightedTerm> attractions = ImmutableList.builder();
    near.forEach(term -> attractions.add(new WeightedTerm(1, term)));
    return attractions.addAll(preferred).build();
  }

  private record Reader(String namespace, Map<String, String> podLabels) {

    ImmutableList<PodTerm> terms(List<PodAffinityTerm> terms) {
      return terms.stream()
          .map(term -> PodTerm.of(term, namespace, podLabels))
          .collect(ImmutableList.toImmutableList());
    }

    void weigh(
        List<WeightedPodAffinityTerm> terms, int sign, ImmutableList.Builder<WeightedTerm> to) {
      for (WeightedPodAffinityTerm term : terms) {
        to.add(
            new WeightedTerm(
                sign * term.weight(), PodTerm.of(term.podAffinityTerm(), namespace, podLabels)));
      }
    }
  }
}
