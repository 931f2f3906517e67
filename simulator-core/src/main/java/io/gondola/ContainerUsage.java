package io.gondola;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Multimaps;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.controller.autoscaling.MetricsSource.PodSample;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeMap;

/**
 * What a container was last seen to use.
 *
 * @param millicores thousandths of a core
 * @param bytes of memory
 */
public record ContainerUsage(ObjectKey pod, String container, long millicores, long bytes) {

  private static final String TEMPLATE_HASH = "pod-template-hash";
  private static final long MILLI = 1000;

  /** All that the metrics server knows of. */
  static ImmutableList<ContainerUsage> of(ApiServer api, BehaviorMetrics metrics) {
    Instant now = api.simulation().now();
    ImmutableListMultimap<String, Pod> groups =
        Multimaps.index(api.list(Pod.TYPE), ContainerUsage::workload);
    ImmutableList.Builder<ContainerUsage> all = ImmutableList.builder();
    for (String group : groups.keySet()) {
      ImmutableList<Pod> pods = groups.get(group);
      ImmutableMap<String, PodSample> cpu = metrics.read(pods, "cpu", now);
      ImmutableMap<String, PodSample> memory = metrics.read(pods, "memory", now);
      pods.stream()
          .filter(pod -> cpu.containsKey(pod.name()) && memory.containsKey(pod.name()))
          .forEach(pod -> all.addAll(of(pod, cpu.get(pod.name()), memory.get(pod.name()))));
    }
    return ImmutableList.sortedCopyOf(
        Comparator.comparing((ContainerUsage usage) -> usage.pod().toString())
            .thenComparing(ContainerUsage::container),
        all.build());
  }

  private static ImmutableList<ContainerUsage> of(Pod pod, PodSample cpu, PodSample memory) {
    return memory.containers().entrySet().stream()
        .map(
            used ->
                new ContainerUsage(
                    pod.key(),
                    used.getKey(),
                    cpu.containers().getOrDefault(used.getKey(), 0L),
                    used.getValue() / MILLI))
        .collect(ImmutableList.toImmutableList());
  }

  /** Pods that share a load have the same labels, but for that of their ReplicaSet. */
  private static String workload(Pod pod) {
    TreeMap<String, String> labels = new TreeMap<>(pod.metadata().labels());
    labels.remove(TEMPLATE_HASH);
    return pod.metadata().namespace() + "/" + ImmutableSortedMap.copyOf(labels);
  }
}
