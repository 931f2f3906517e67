package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.Toleration;

/** What a pod asks of its node, as far as it is simulated: no affinity, no ports, no spread. */
record PodNeeds(
    Requests requests,
    ImmutableSortedMap<String, String> nodeSelector,
    ImmutableList<Toleration> tolerations) {

  static PodNeeds of(Pod pod) {
    PodSpec spec = pod.spec();
    return new PodNeeds(Requests.of(spec), spec.nodeSelector(), spec.tolerations());
  }
}
