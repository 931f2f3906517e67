package io.gondola.kubelet.sync;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.PodSpec;
import io.gondola.kubelet.probe.ProbeResult;
import io.gondola.kubelet.status.RestartPolicy;
import java.util.ArrayList;
import java.util.List;

/** One sync of a pod whose sandbox stands. */
final class RunningPodSync {

  private final PodView pod;
  private final PodSpec spec;
  private final int attempt;
  private final List<ContainerKill> kills = new ArrayList<>(0);
  private final List<Integer> mainsToStart = new ArrayList<>(0);
  private int kept;

  RunningPodSync(PodView pod, int attempt) {
    this.pod = pod;
    this.spec = pod.spec();
    this.attempt = attempt;
  }

  SyncActions actions() {
    if (anyExitRestartsAll()) {
      return SyncActions.restartAll(attempt);
    }
    InitSync init = new InitSync(pod, kills);
    InitSync.Progress progress = init.run();
    if (progress == InitSync.Progress.FAILED) {
      return SyncActions.killPod(attempt);
    }
    if (progress == InitSync.Progress.INITIALIZED) {
      syncMains();
      if (kept == 0 && mainsToStart.isEmpty()) {
        // Sidecars alone do not keep a pod alive.
        return killPodAfter(kills);
      }
    }
    return new SyncActions(
        false,
        false,
        attempt,
        init.toStart(),
        ImmutableList.copyOf(mainsToStart),
        ImmutableList.copyOf(kills),
        false);
  }

  private SyncActions killPodAfter(List<ContainerKill> reasons) {
    return new SyncActions(
        true,
        false,
        attempt,
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.copyOf(reasons),
        false);
  }

  private boolean anyExitRestartsAll() {
    return anyExitRestartsAll(spec.initContainers(), pod.init())
        || anyExitRestartsAll(spec.containers(), pod.mains());
  }

  private static boolean anyExitRestartsAll(
      ImmutableList<Container> containers, ImmutableList<ContainerView> views) {
    for (int i = 0; i < views.size(); i++) {
      ContainerView view = views.get(i);
      if (view.state() == RunState.EXITED
          && RestartPolicy.restartsAll(containers.get(i), view.exitCode())) {
        return true;
      }
    }
    return false;
  }

  private void syncMains() {
    for (int i = 0; i < pod.mains().size(); i++) {
      Container container = spec.containers().get(i);
      ContainerView view = pod.mains().get(i);
      switch (view.state()) {
        case RUNNING -> syncRunning(i, container, view);
        case EXITED -> {
          if (RestartPolicy.restarts(container, spec, view.exitCode())) {
            mainsToStart.add(i);
          }
        }
        case UNKNOWN -> {
          kills.add(
              new ContainerKill(
                  container, KillReason.UNKNOWN_STATE, "Container " + ContainerKill.LOST));
          mainsToStart.add(i);
        }
        case ABSENT, CREATED -> mainsToStart.add(i);
      }
    }
  }

  private void syncRunning(int index, Container container, ContainerView view) {
    String name = "Container " + container.name();
    boolean restarts = RestartPolicy.restartsOnFailure(container, spec);
    if (view.definitionChanged()) {
      // An edit is meant to take effect, whatever the restart policy.
      kill(index, KillReason.DEFINITION_CHANGED, name + " definition changed", true);
    } else if (view.probes().liveness() == ProbeResult.FAILURE) {
      kill(index, KillReason.LIVENESS_PROBE, name + " failed liveness probe", restarts);
    } else if (view.probes().startup() == ProbeResult.FAILURE) {
      kill(index, KillReason.STARTUP_PROBE, name + " failed startup probe", restarts);
    } else {
      kept++;
    }
  }

  private void kill(int index, KillReason reason, String message, boolean restarts) {
    String intent = restarts ? ", will be restarted" : "";
    kills.add(new ContainerKill(spec.containers().get(index), reason, message + intent));
    if (restarts) {
      mainsToStart.add(index);
    }
  }
}
