package io.gondola.testing.assertj;

import static java.util.stream.Collectors.joining;

import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodStatus;
import org.jspecify.annotations.Nullable;

/** Assertions on a pod. */
public final class PodAssert extends GondolaAssert<PodAssert, Pod> {

  PodAssert(@Nullable Pod actual) {
    super(actual, PodAssert.class);
  }

  public PodAssert isReady() {
    isNotNull();
    return is(actual.isReady(), "ready", describe());
  }

  public PodAssert isNotReady() {
    isNotNull();
    return is(!actual.isReady(), "not ready", describe());
  }

  /** It was told to go. */
  public PodAssert isTerminating() {
    isNotNull();
    return is(actual.isTerminating(), "terminating", describe());
  }

  /** {@code Pending}, {@code Running}, {@code Succeeded} or {@code Failed}. */
  public PodAssert hasPhase(String phase) {
    isNotNull();
    return has("phase", phase, actual.status().phase());
  }

  public PodAssert runsOn(String node) {
    isNotNull();
    return has("node", node, actual.spec().nodeName());
  }

  /** The restarts of all its containers together. */
  public PodAssert hasRestarts(int restarts) {
    isNotNull();
    int found =
        actual.status().containerStatuses().stream().mapToInt(ContainerStatus::restartCount).sum();
    return has("restarts", restarts, found);
  }

  private String describe() {
    PodStatus status = actual.status();
    String waiting =
        status.containerStatuses().stream()
            .filter(container -> !container.ready())
            .map(container -> "container " + container.name() + " is not ready")
            .collect(joining(", "));
    String state = actual.isTerminating() ? ", terminating" : "";
    return status.phase() + state + (waiting.isEmpty() ? "" : ", " + waiting);
  }

  @Override
  String subject() {
    return "pod " + actual.key();
  }
}
