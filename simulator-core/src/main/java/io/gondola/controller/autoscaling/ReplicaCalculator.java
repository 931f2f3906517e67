package io.gondola.controller.autoscaling;

import com.google.common.primitives.Ints;
import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.Quantity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many pods a metric asks for: Kubernetes' formula. */
final class ReplicaCalculator {

  private static final int PERCENT = 100;

  private final int current;
  private final Tolerances tolerances;

  /**
   * @param current the size that the workload is asked for now
   */
  ReplicaCalculator(int current, Tolerances tolerances) {
    this.current = current;
    this.tolerances = tolerances;
  }

  /**
   * For a target in percent of requests. When there may be too many pods, one without a sample is
   * taken to use all that it requests.
   */
  Proposal byUtilization(
      PodGroups groups, Map<String, Sample> samples, Map<String, Long> requests, int target)
      throws MetricsException {
    int fallback = Math.max(PERCENT, target);
    Map<String, Long> assumed = new TreeMap<>(requests);
    assumed.replaceAll((pod, request) -> request * fallback / PERCENT);
    return byPods(groups, samples, assumed, values -> Use.ofRequests(values, requests, target));
  }

  /** For a target in amounts; a pod without a sample is taken to use just that. */
  Proposal byAmount(PodGroups groups, Map<String, Sample> samples, long target)
      throws MetricsException {
    Map<String, Long> assumed = new TreeMap<>();
    groups.missing().forEach(pod -> assumed.put(pod, target));
    return byPods(groups, samples, assumed, values -> Use.ofAmounts(values, target));
  }

  private Proposal byPods(
      PodGroups groups, Map<String, Sample> samples, Map<String, Long> assumed, Use.Measure measure)
      throws MetricsException {
    Map<String, Long> values = new TreeMap<>();
    samples.forEach((pod, sample) -> values.put(pod, sample.milli()));
    values.keySet().removeAll(groups.ignored());
    values.keySet().removeAll(groups.unready());
    if (values.isEmpty()) {
      throw new MetricsException(
          "did not receive metrics for targeted pods (pods might be unready)");
    }
    Use use = measure.of(values);
    boolean fillsUnready = !groups.unready().isEmpty() && use.ratio() > 1;
    if (!fillsUnready && groups.missing().isEmpty()) {
      int size = tolerances.include(use.ratio()) ? current : ceil(use.ratio() * groups.ready());
      return new Proposal(size, use.utilization(), use.average());
    }
    fill(values, groups, assumed, use.ratio());
    int size = cautious(use.ratio(), measure.of(values).ratio(), values.size());
    return new Proposal(size, use.utilization(), use.average());
  }

  /** What is not known is assumed to speak against a change. */
  private static void fill(
      Map<String, Long> values, PodGroups groups, Map<String, Long> assumed, double ratio) {
    if (ratio > 1) {
      groups.missing().forEach(pod -> values.put(pod, 0L));
      groups.unready().forEach(pod -> values.put(pod, 0L));
    } else if (ratio < 1) {
      groups.missing().forEach(pod -> values.put(pod, assumed.getOrDefault(pod, 0L)));
    }
  }

  /** Assumptions may make a change smaller, and never turn it into the opposite. */
  private int cautious(double known, double filled, int pods) {
    if (tolerances.include(filled) || (known < 1 && filled > 1) || (known > 1 && filled < 1)) {
      return current;
    }
    int size = ceil(filled * pods);
    boolean opposite = filled < 1 ? size > current : size < current;
    return opposite ? current : size;
  }

  /**
   * For a metric that is not of pods, with a target for all of them together.
   *
   * @param readyPods how many pods are running and ready
   */
  Proposal byTotal(long usage, long target, int readyPods) {
    double ratio = usage / (double) target;
    int size =
        current == 0 ? ceil(ratio) : tolerances.include(ratio) ? current : ceil(ratio * readyPods);
    return new Proposal(size, 0, usage);
  }

  /**
   * The same with a target for each pod.
   *
   * @param existing the size in the workload's status, which is the one kept within the tolerance
   */
  Proposal byShare(long usage, long targetPerPod, int existing) {
    double ratio = usage / (targetPerPod * (double) existing);
    int size = tolerances.include(ratio) ? existing : ceil(usage / (double) targetPerPod);
    return new Proposal(size, 0, share(usage, existing));
  }

  private static long share(long usage, int existing) {
    if (usage == Long.MAX_VALUE) {
      return usage;
    }
    return existing == 0 ? 0 : (long) Math.ceil(usage / (double) existing);
  }

  /**
   * What each pod requests.
   *
   * @param container the one to count; empty for all, sidecars included
   */
  static Map<String, Long> requests(Collection<Pod> pods, String resource, String container)
      throws MetricsException {
    Map<String, Long> requests = new TreeMap<>();
    for (Pod pod : pods) {
      requests.put(pod.name(), request(pod, resource, container));
    }
    return requests;
  }

  private static long request(Pod pod, String resource, String container) throws MetricsException {
    List<Container> counted = new ArrayList<>(pod.spec().containers());
    pod.spec().initContainers().stream().filter(Container::isSidecar).forEach(counted::add);
    counted.removeIf(one -> !container.isEmpty() && !one.name().equals(container));
    if (counted.isEmpty() && !container.isEmpty()) {
      throw new MetricsException(
          "container %s not found in Pod %s".formatted(container, pod.name()));
    }
    long sum = 0;
    for (Container one : counted) {
      Quantity request = one.resources().requests().get(resource);
      if (request == null) {
        throw new MetricsException(
            "missing request for %s in container %s of Pod %s"
                .formatted(resource, one.name(), pod.name()));
      }
      sum += request.milliValue();
    }
    return sum;
  }

  private static int ceil(double size) {
    return Ints.saturatedCast((long) Math.ceil(size));
  }
}
