package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSpec;

/** What matters about a pod for finding it a node; the same for all pods of one template. */
record PodInfo(
    String namespace,
    ImmutableSortedMap<String, String> labels,
    PodSpec spec,
    Requests requests,
    ImmutableList<HostPort> hostPorts,
    SpreadRules spread,
    PodTerms terms) {

  static PodInfo of(Pod pod, SpreadRules spread) {
    String namespace = pod.metadata().namespace();
    ImmutableSortedMap<String, String> labels = pod.metadata().labels();
    PodSpec spec = pod.spec();
    return new PodInfo(
        namespace,
        labels,
        spec,
        Requests.of(spec),
        HostPort.of(spec),
        spread,
        PodTerms.of(spec.affinity(), namespace, labels));
  }
}
