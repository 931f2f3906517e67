package io.gondola.kubelet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import io.gondola.api.meta.ObjectKey;
import java.util.HashMap;
import java.util.Map;

/** What the containers of a node's pods wrote, as long as the pods are there. */
final class ContainerLogs {

  /** By pod; looked up, never walked: the order of this map is never seen. */
  private final Map<ObjectKey, ListMultimap<String, String>> lines = new HashMap<>();

  void append(ObjectKey pod, String container, String line) {
    lines.computeIfAbsent(pod, key -> LinkedListMultimap.create()).put(container, line);
  }

  ImmutableList<String> of(ObjectKey pod, String container) {
    ListMultimap<String, String> ofPod = lines.get(pod);
    return ofPod == null ? ImmutableList.of() : ImmutableList.copyOf(ofPod.get(container));
  }

  void forget(ObjectKey pod) {
    lines.remove(pod);
  }
}
