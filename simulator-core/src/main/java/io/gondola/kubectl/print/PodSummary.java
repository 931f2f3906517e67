package io.gondola.kubectl.print;

import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pod in a few words.
 *
 * @param ready how many containers are ready, sidecars among them
 * @param containers how many there are, other init containers not counted
 * @param status what a reader must know first: the phase, or why it is not what it should be
 * @param restarts of the containers that run now: init containers, and later the others
 * @param lastRestart when the latest of them ended before it was restarted
 */
record PodSummary(
    long ready, long containers, String status, int restarts, @Nullable Instant lastRestart) {

  static PodSummary of(Pod pod) {
    PodStatusScan scan = new PodStatusScan(pod);
    scan.run();
    long sidecars = pod.spec().initContainers().stream().filter(Container::isSidecar).count();
    return new PodSummary(
        scan.ready(),
        pod.spec().containers().size() + sidecars,
        scan.status(),
        scan.restarts().count(),
        scan.restarts().last());
  }

  String restartText(Instant now) {
    return restarts == 0 || lastRestart == null
        ? Integer.toString(restarts)
        : "%s (%s ago)".formatted(restarts, HumanDuration.since(lastRestart, now));
  }
}
