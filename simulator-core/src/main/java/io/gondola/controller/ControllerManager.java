package io.gondola.controller;

import io.gondola.apiserver.ApiServer;
import java.time.Duration;
import java.util.function.Supplier;

/** The process that runs the controllers. */
public final class ControllerManager {

  private ControllerManager() {}

  /**
   * Starts all controllers.
   *
   * @param watchDelay how far their view of the API server lags behind
   * @param syncDelay from seeing a change until a controller has acted on it
   */
  public static void start(
      ApiServer api, Supplier<Duration> watchDelay, Supplier<Duration> syncDelay) {
    ControllerCaches caches = ControllerCaches.watch(api, watchDelay);
    DeploymentController.start(api, caches, syncDelay);
    ReplicaSetController.start(api, caches, syncDelay);
  }
}
