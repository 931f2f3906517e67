package io.gondola.scheduler;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.OwnerReference;
import io.gondola.apiserver.Informer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises pods that are alike. It remembers the classes seen last: replicas of one template come
 * in long rows, and share the very objects that tell them apart from others.
 */
final class PodClasses {

  private static final int CAPACITY = 32;

  private final Informer<Service> services;
  private final Informer<ReplicaSet> replicaSets;
  private final List<Known> known = new ArrayList<>(CAPACITY);
  private int next;

  private record Known(PodClass pods, String owner) {

    @SuppressWarnings("ReferenceEquality") // Comparing whole specs would cost more than it saves.
    boolean includes(Pod pod, String ownerOfPod) {
      PodInfo info = pods.info();
      return info.spec() == pod.spec()
          && info.labels().equals(pod.metadata().labels())
          && info.namespace().equals(pod.metadata().namespace())
          && owner.equals(ownerOfPod);
    }
  }

  PodClasses(Informer<Service> services, Informer<ReplicaSet> replicaSets) {
    this.services = services;
    this.replicaSets = replicaSets;
  }

  /** What belongs together may have changed. */
  void forget() {
    known.clear();
    next = 0;
  }

  PodClass of(Pod pod) {
    String owner = pod.metadata().controller().map(OwnerReference::uid).orElse("");
    for (Known candidate : known) {
      if (candidate.includes(pod, owner)) {
        return candidate.pods();
      }
    }
    PodClass pods = new PodClass(PodInfo.of(pod, spread(pod)));
    remember(new Known(pods, owner));
    return pods;
  }

  private void remember(Known newest) {
    if (known.size() < CAPACITY) {
      known.add(newest);
    } else {
      known.set(next, newest);
      next = (next + 1) % CAPACITY;
    }
  }

  private SpreadRules spread(Pod pod) {
    String namespace = pod.metadata().namespace();
    return pod.spec().topologySpreadConstraints().isEmpty()
        ? SpreadRules.byDefault(replicas(pod), namespace)
        : SpreadRules.of(
            pod.spec().topologySpreadConstraints(), namespace, pod.metadata().labels());
  }

  /** What selects the pod and its like: its Services and the set that owns it, together. */
  private LabelSelector replicas(Pod pod) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Service service : services.list()) {
      ImmutableSortedMap<String, String> selector = service.spec().selector();
      if (!selector.isEmpty()
          && service.metadata().namespace().equals(pod.metadata().namespace())
          && pod.metadata().labels().entrySet().containsAll(selector.entrySet())) {
        labels.putAll(selector);
      }
    }
    LabelSelector owner = ownerSelector(pod).orElse(LabelSelector.EVERYTHING);
    labels.putAll(owner.matchLabels());
    return owner.withMatchLabels(ImmutableSortedMap.copyOf(labels));
  }

  private Optional<LabelSelector> ownerSelector(Pod pod) {
    return pod.metadata()
        .controller()
        .filter(owner -> owner.kind().equals("ReplicaSet"))
        .flatMap(owner -> replicaSets.find(new ObjectKey(pod.metadata().namespace(), owner.name())))
        .flatMap(set -> Optional.ofNullable(set.spec().selector()));
  }
}
