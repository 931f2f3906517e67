package io.gondola.controller.custom;

import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.Reconciler;
import io.gondola.apiserver.WorkQueue;
import io.gondola.controller.custom.WriteWatch.ProcessCrash;
import java.time.Duration;
import java.util.function.Supplier;

/** The process that a {@link CustomController} runs in, from its start to its end. */
public final class CustomProcess implements Reconciler {

  private final ApiServer api;
  private final CustomController controller;
  private final CustomReconciler reconciler;
  private final Caches caches;
  private final WorkQueue queue;
  private final Surroundings surroundings;

  /**
   * What the process depends on.
   *
   * @param lag from a write until the process sees it
   * @param syncDelay from seeing a change until it acts
   * @param writes looks on
   * @param onCrash what to do when {@code writes} has ended the process
   */
  public record Surroundings(
      Supplier<Duration> lag, Supplier<Duration> syncDelay, WriteWatch writes, Runnable onCrash) {}

  private CustomProcess(ApiServer api, CustomController controller, Surroundings surroundings) {
    this.api = api;
    this.controller = controller;
    this.surroundings = surroundings;
    this.reconciler = controller.reconciler().get();
    this.caches = new Caches(api, controller.name(), surroundings.lag());
    this.queue =
        new WorkQueue(
            api,
            controller.name(),
            WorkQueue.Settings.retryingForever(surroundings.syncDelay()),
            this);
  }

  /** Starts the process; it looks at all objects that there are. */
  public static void start(ApiServer api, CustomController controller, Surroundings surroundings) {
    CustomProcess process = new CustomProcess(api, controller, surroundings);
    controller.owned().forEach(process::follow);
    process
        .caches
        .watch(controller.type())
        .follow(event -> process.queue.add(event.object().key()));
  }

  private void follow(ResourceType<? extends ApiObject> type) {
    caches.watch(type).follow(event -> addOwner(event.object()));
  }

  private void addOwner(ApiObject made) {
    made.metadata()
        .controller()
        .filter(owner -> owner.kind().equals(controller.type().kind()))
        .filter(owner -> owner.apiVersion().equals(controller.type().apiVersion()))
        .ifPresent(
            owner ->
                queue.add(
                    new ObjectKey(
                        controller.type().namespaced() ? made.metadata().namespace() : "",
                        owner.name())));
  }

  @Override
  public void reconcile(ObjectKey key) {
    ReconcileContext context = new ReconcileContext(api, caches, surroundings.writes());
    try {
      reconciler.reconcile(key, context);
    } catch (ProcessCrash crash) {
      surroundings.onCrash().run();
      return;
    }
    if (!context.requeueAfter().isZero()) {
      queue.addAfter(key, context.requeueAfter());
    }
  }
}
