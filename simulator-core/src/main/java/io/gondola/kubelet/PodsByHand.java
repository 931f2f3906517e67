package io.gondola.kubelet;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Stands in for the kubelets: pods do what a test says, and nothing else. */
public final class PodsByHand {

  private static final String HOST_IP = "192.168.0.1";

  private final ApiServer api;

  public PodsByHand(ApiServer api) {
    this.api = api;
  }

  /** The pod runs and is ready. */
  public void ready(ObjectKey pod) {
    report(pod, true);
  }

  /** The pod runs but is not ready. */
  public void unready(ObjectKey pod) {
    report(pod, false);
  }

  /** The containers of a pod that was told to stop have ended: the pod goes away. */
  public void end(ObjectKey pod) {
    api.delete(Pod.TYPE, pod, DeleteOptions.NOW);
  }

  private void report(ObjectKey key, boolean ready) {
    Instant now = api.simulation().now().truncatedTo(ChronoUnit.SECONDS);
    api.patchStatus(
        Pod.TYPE,
        key,
        pod -> {
          ImmutableList<ContainerRun> containers =
              pod.spec().containers().stream()
                  .map(container -> ContainerRun.creating(container).started(now, ready))
                  .collect(ImmutableList.toImmutableList());
          return pod.withStatus(
              new PodReport(now, HOST_IP, pod.status().podIP(), containers)
                  .status(pod.status(), now));
        });
  }
}
