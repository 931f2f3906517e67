package io.gondola.kubelet.sync;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.PodSpec;
import io.gondola.kubelet.probe.ProbeResult;
import io.gondola.kubelet.status.RestartPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * The init containers' part of a sync: the next one starts once the one before it has completed or,
 * if that is a sidecar, has started; sidecars are kept running ever after.
 *
 * <p>It looks from the last to the first, as the kubelet does: completed init containers may have
 * been cleaned away, so the latest trace of one tells how far initialization came.
 */
final class InitSync {

  /** How far initialization came. */
  enum Progress {
    FAILED,
    UNDER_WAY,
    INITIALIZED
  }

  private final PodSpec spec;
  private final ImmutableList<ContainerView> views;
  private final boolean mainStarted;
  private final List<ContainerKill> kills;
  private final List<Integer> toStart = new ArrayList<>(0);

  /** Whether the container looked at was passed before: then only a sidecar matters. */
  private boolean passed;

  private boolean initialized;

  InitSync(PodView pod, List<ContainerKill> kills) {
    this.spec = pod.spec();
    this.views = pod.init();
    this.kills = kills;
    this.mainStarted = pod.mains().stream().anyMatch(InitSync::provesInitialization);
  }

  /** An exited app container proves nothing: it may stem from the sandbox before. */
  private static boolean provesInitialization(ContainerView main) {
    return main.state() == RunState.CREATED || main.state() == RunState.RUNNING;
  }

  ImmutableList<Integer> toStart() {
    return ImmutableList.copyOf(toStart).reverse();
  }

  Progress run() {
    passed = mainStarted;
    initialized = mainStarted || views.isEmpty();
    for (int i = views.size() - 1; i >= 0; i--) {
      Container container = spec.initContainers().get(i);
      ContainerView view = views.get(i);
      boolean sidecar = container.isSidecar();
      if (!view.exists()) {
        if (passed && sidecar) {
          toStart.add(i);
        }
      } else if (sidecar) {
        syncSidecar(i, container, view);
        passed = true;
      } else if (!passed) {
        if (!syncOnce(i, container, view)) {
          return Progress.FAILED;
        }
        passed = true;
      }
    }
    if (!passed && !views.isEmpty()) {
      toStart.add(0);
    }
    return initialized ? Progress.INITIALIZED : Progress.UNDER_WAY;
  }

  /** An init container that runs to completion. Returns whether the pod can still come to life. */
  private boolean syncOnce(int index, Container container, ContainerView view) {
    switch (view.state()) {
      case CREATED -> toStart.add(index);
      case EXITED -> {
        if (!view.failed()) {
          done(index);
        } else if (RestartPolicy.restarts(container, spec, view.exitCode())) {
          toStart.add(index);
        } else {
          return false;
        }
      }
      case UNKNOWN -> {
        if (!RestartPolicy.restartsOnFailure(container, spec)) {
          return false;
        }
        killLost(index);
      }
      case RUNNING, ABSENT -> {}
    }
    return true;
  }

  private void syncSidecar(int index, Container container, ContainerView view) {
    switch (view.state()) {
      case RUNNING -> syncRunningSidecar(index, container, view);
      case UNKNOWN -> killLost(index);
      case CREATED, EXITED -> toStart.add(index);
      case ABSENT -> {}
    }
  }

  private void syncRunningSidecar(int index, Container container, ContainerView view) {
    String name = "Init container " + container.name();
    ProbeResult startup = view.probes().startup();
    if (container.startupProbe() != null && startup != ProbeResult.SUCCESS) {
      if (startup == ProbeResult.FAILURE) {
        restart(index, KillReason.STARTUP_PROBE, name + " failed startup probe");
      }
      return;
    }
    done(index);
    if (view.definitionChanged()) {
      restart(index, KillReason.DEFINITION_CHANGED, name + " definition changed");
    } else if (view.probes().liveness() == ProbeResult.FAILURE) {
      restart(index, KillReason.LIVENESS_PROBE, name + " failed liveness probe");
    }
  }

  /** The next one's turn has come, unless it had it before. */
  private void done(int index) {
    if (index == views.size() - 1) {
      initialized = true;
    } else if (!passed) {
      toStart.add(index + 1);
    }
  }

  private void killLost(int index) {
    restart(index, KillReason.UNKNOWN_STATE, "Init container " + ContainerKill.LOST);
  }

  private void restart(int index, KillReason reason, String message) {
    kills.add(new ContainerKill(spec.initContainers().get(index), reason, message));
    toStart.add(index);
  }
}
