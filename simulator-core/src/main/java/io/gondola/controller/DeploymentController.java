package io.gondola.controller;

import io.gondola.apiserver.ApiServer;
import java.time.Duration;
import java.util.function.Supplier;

/** Stub. */
final class DeploymentController {
  private DeploymentController() {}

  static void start(ApiServer api, ControllerCaches caches, Supplier<Duration> syncDelay) {}
}
