package io.gondola;

import io.gondola.apiserver.ApiServer;
import io.gondola.controller.custom.CustomController;
import io.gondola.controller.custom.CustomProcess;
import io.gondola.controller.custom.CustomProcess.Surroundings;
import io.gondola.controller.custom.WriteWatch;
import io.gondola.timeline.Happening;
import java.time.Duration;

/**
 * Controllers of your own in a cluster: {@code Controllers.on(cluster).start(CustomController.of(
 * "greeter", GREETING, GreetingReconciler::new).owning(ConfigMap.TYPE))}.
 *
 * <p>Each is a process by itself. Faults know it by its name: it can be paused and restarted, its
 * watches delayed and its writes refused.
 */
public final class Controllers {

  /** How long it takes until a crashed process runs again. */
  private static final Duration DOWNTIME = Duration.ofSeconds(1);

  private final ApiServer api;
  private final ControlPlane controlPlane;

  private Controllers(ApiServer api, ControlPlane controlPlane) {
    this.api = api;
    this.controlPlane = controlPlane;
  }

  /** The controllers of a cluster. */
  public static Controllers on(Cluster cluster) {
    return new Controllers(cluster.apiServer(), cluster.faults().controlPlane());
  }

  /** Starts a controller. */
  public void start(CustomController controller) {
    start(controller, WriteWatch.NONE);
  }

  /**
   * Starts a controller that may crash at its writes; then it starts again a second later, with an
   * empty memory.
   *
   * @param writes looks on, and crashes it
   */
  public void start(CustomController controller, WriteWatch writes) {
    String name = controller.name();
    Surroundings surroundings =
        new Surroundings(
            controlPlane.watchDelay(name), controlPlane.syncDelay(name), writes, () -> crash(name));
    controlPlane.add(name, () -> CustomProcess.start(api, controller, surroundings));
  }

  private void crash(String name) {
    api.timeline().append(new Happening.Note(name, "crashed, by hand, right after a write"));
    controlPlane.restart(name, DOWNTIME);
  }
}
