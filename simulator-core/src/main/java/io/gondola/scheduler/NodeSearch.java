package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import io.gondola.sim.ChoiceStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a node for a pod: filters nodes until there are enough to choose among, then takes the
 * best. Each search begins where the last one ended, so that every node has its turn.
 */
final class NodeSearch {

  private final SchedulerCache cache;
  private final ChoiceStream choices;
  private final Candidates candidates = new Candidates();
  private int start;

  NodeSearch(SchedulerCache cache, ChoiceStream choices) {
    this.cache = cache;
    this.choices = choices;
  }

  /** The name of the node to take; empty if the pod fits nowhere, see {@link #failure}. */
  Optional<String> find(PodClass pods) {
    cache.refresh();
    ClassFits fits = pods.fits(cache);
    if (cache.nodes().isEmpty() || fits.failure().isPresent()) {
      return Optional.empty();
    }
    collect(fits, ClusterFilter.of(pods.info(), cache));
    return switch (candidates.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(name(candidates.slot(0)));
      default -> Optional.of(name(new Scoring(pods, cache, candidates).best(choices)));
    };
  }

  /** Why a pod has just been found to fit nowhere. */
  FitFailure failure(PodClass pods) {
    ClassFits fits = pods.fits(cache);
    return fits.failure().orElseGet(() -> fits.failed(diagnose(pods.info())));
  }

  private void collect(ClassFits fits, ImmutableList<ClusterFilter> filters) {
    fits.catchUp();
    int nodes = cache.nodes().size();
    int enough = Sampling.feasibleNodes(nodes, 0);
    candidates.clear(enough);
    int slot = start % nodes;
    for (int looked = 0; looked < nodes && candidates.size() < enough; looked++) {
      long marks = fits.marks(slot);
      if (marks != ClassFits.MISFIT && (filters.isEmpty() || pass(filters, slot))) {
        candidates.add(slot, marks);
      }
      slot = slot + 1 == nodes ? 0 : slot + 1;
    }
    start = slot;
  }

  private boolean pass(ImmutableList<ClusterFilter> filters, int slot) {
    NodeInfo node = cache.nodes().get(slot);
    for (ClusterFilter filter : filters) {
      if (filter.reject(node).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private FitFailure diagnose(PodInfo pod) {
    ImmutableList<ClusterFilter> filters = ClusterFilter.of(pod, cache);
    List<Rejection> rejections = new ArrayList<>();
    for (NodeInfo node : cache.nodes()) {
      NodeFilters.reject(pod, node)
          .or(() -> filters.stream().flatMap(filter -> filter.reject(node).stream()).findFirst())
          .ifPresent(rejections::add);
    }
    return FitError.of(rejections, pod.spec());
  }

  private String name(int slot) {
    return cache.nodes().get(slot).name();
  }
}
