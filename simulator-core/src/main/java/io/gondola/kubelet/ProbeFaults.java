package io.gondola.kubelet;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import io.gondola.api.meta.ObjectKey;
import io.gondola.kubelet.process.ProbeAnswer;
import java.util.Optional;

/** Probes that fail because somebody wants them to. */
final class ProbeFaults {

  private static final ProbeAnswer FAILED = ProbeAnswer.failed("made to fail by hand");

  /** Faults may overlap: each is counted. Never walked. */
  private final Multiset<String> failing = HashMultiset.create();

  void set(ObjectKey pod, String container, boolean fails) {
    String name = pod + "/" + container;
    if (fails) {
      failing.add(name);
    } else {
      failing.remove(name);
    }
  }

  Optional<ProbeAnswer> of(ObjectKey pod, String container) {
    return !failing.isEmpty() && failing.contains(pod + "/" + container)
        ? Optional.of(FAILED)
        : Optional.empty();
  }
}
