package io.gondola.kubelet;

import io.gondola.kubelet.backoff.Backoff;
import io.gondola.kubelet.backoff.BackoffPolicy;
import io.gondola.kubelet.backoff.PodEvent;
import io.gondola.kubelet.volume.MountException;
import io.gondola.sim.Timer;
import org.jspecify.annotations.Nullable;

/** Sets up a pod's volumes; tries again, less and less often, as long as something is missing. */
final class VolumeSetup {

  private final NodeContext node;
  private final PodRuntime runtime;
  private Backoff failures = Backoff.NONE;
  private @Nullable Timer retry;

  VolumeSetup(NodeContext node, PodRuntime runtime) {
    this.node = node;
    this.runtime = runtime;
  }

  /** Goes on as soon as all volumes are there. */
  void run(Runnable done) {
    if (runtime.volumes() == null) {
      try {
        runtime.volumes(node.mount(runtime.pod()));
      } catch (MountException e) {
        node.report(runtime.pod(), PodEvent.warning("FailedMount", e.getMessage()));
        failures = BackoffPolicy.VOLUME_MOUNT.grown(failures, node.now(), node.now());
        retry =
            node.after(
                failures.delay(), "try again to mount for", runtime.pod().key(), () -> run(done));
        return;
      }
    }
    done.run();
  }

  void cancel() {
    if (retry != null) {
      retry.cancel();
    }
  }
}
