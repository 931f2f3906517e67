package io.gondola.kubelet;

import io.gondola.api.meta.ObjectKey;
import io.gondola.kubelet.process.ProbeAnswer;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Probes that fail because somebody wants them to. */
final class ProbeFaults {

  private final Set<String> failing = new TreeSet<>();

  void set(ObjectKey pod, String container, boolean fails) {
    if (fails) {
      failing.add(pod + "/" + container);
    } else {
      failing.remove(pod + "/" + container);
    }
  }

  Optional<ProbeAnswer> of(ObjectKey pod, String container) {
    return failing.isEmpty() || !failing.contains(pod + "/" + container)
        ? Optional.empty()
        : Optional.of(ProbeAnswer.failed("fault"));
  }
}
