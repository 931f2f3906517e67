package io.gondola.controller.endpointslice;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.apiserver.Index;
import io.gondola.apiserver.Informer;
import io.gondola.apiserver.Reconciler;
import io.gondola.apiserver.WatchEvent;
import io.gondola.apiserver.WorkQueue;
import io.gondola.controller.ControllerCaches;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the EndpointSlices of Services with a selector.
 *
 * <p>As in Kubernetes it does not look at a Service again before it has seen its own last writes:
 * it fails, and comes back a second later. That is why under churn an endpoint may be late.
 */
public final class EndpointSliceController implements Reconciler {

  public static final String COMPONENT = "endpointslice-controller";

  private static final int MAX_RETRIES = 15;
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

  /** Others who change a slice over and over do not keep the controller busy. */
  private static final Duration AFTER_FOREIGN_CHANGE = Duration.ofSeconds(1);

  private final ApiServer api;
  private final Informer<Service> services;
  private final Index<EndpointSlice> slices;
  private final ControllerCaches caches;
  private final SelectedPods pods;
  private final Duration batchPeriod;
  private final WorkQueue queue;

  /** By namespace, then by Service. */
  private final Map<String, Map<ObjectKey, ServiceEndpoints>> known = new TreeMap<>();

  /**
   * How long the controller takes.
   *
   * @param watch how far its view of Services and slices lags behind
   * @param sync from seeing a change until it acts
   * @param batchPeriod how long it waits for more changes of pods before that
   */
  public record Delays(Supplier<Duration> watch, Supplier<Duration> sync, Duration batchPeriod) {}

  private EndpointSliceController(ApiServer api, ControllerCaches caches, Delays delays) {
    this.api = api;
    this.services = Informer.of(api, COMPONENT, Service.TYPE, delays.watch());
    Informer<EndpointSlice> all = Informer.of(api, COMPONENT, EndpointSlice.TYPE, delays.watch());
    this.slices = all.indexBy(EndpointSliceController::managedFor);
    this.caches = caches;
    this.pods = new SelectedPods(caches);
    this.batchPeriod = delays.batchPeriod();
    WorkQueue.Settings settings = new WorkQueue.Settings(delays.sync(), MAX_RETRIES, FIRST_BACKOFF);
    this.queue = new WorkQueue(api, COMPONENT, settings, this);
    services.follow(this::onService);
    all.onChange(this::onSlice);
    caches.pods().onChange(EndpointSliceController::hasTurned, this::onTurn);
    caches.pods().onChange(EndpointSliceController::isNews, this::onPod);
  }

  /** Starts the controller. */
  public static void start(ApiServer api, ControllerCaches caches, Delays delays) {
    new EndpointSliceController(api, caches, delays);
  }

  private void onService(WatchEvent<Service> event) {
    Service before = event.before();
    Service after = event.after();
    ObjectKey key = event.object().key();
    if (after == null || !isManaged(after)) {
      forget(key);
    } else if (before == null || isChanged(before, after)) {
      known
          .computeIfAbsent(key.namespace(), namespace -> new TreeMap<>())
          .computeIfAbsent(key, fresh -> new ServiceEndpoints())
          .follow(after, podsOf(key.namespace()));
      queue.add(key);
    }
  }

  private Iterable<Pod> podsOf(String namespace) {
    return Iterables.filter(
        caches.pods().list(), pod -> pod.metadata().namespace().equals(namespace));
  }

  private void forget(ObjectKey service) {
    known.computeIfPresent(
        service.namespace(),
        (namespace, ofNamespace) -> {
          ofNamespace.remove(service);
          return ofNamespace.isEmpty() ? null : ofNamespace;
        });
  }

  private @Nullable ServiceEndpoints find(ObjectKey service) {
    Map<ObjectKey, ServiceEndpoints> ofNamespace = known.get(service.namespace());
    return ofNamespace == null ? null : ofNamespace.get(service);
  }

  /** Slices of a Service without a selector are for its owner to keep. */
  private static boolean isManaged(Service service) {
    return !service.spec().selector().isEmpty() && !service.spec().isExternalName();
  }

  private static boolean isChanged(Service before, Service after) {
    return !before.spec().equals(after.spec())
        || !before.metadata().labels().equals(after.metadata().labels());
  }

  private void onTurn(WatchEvent<Pod> event) {
    Map<ObjectKey, ServiceEndpoints> candidates = known.get(event.object().metadata().namespace());
    if (candidates != null) {
      candidates.values().forEach(endpoints -> endpoints.seePod(event));
    }
  }

  private void onPod(WatchEvent<Pod> event) {
    Map<ObjectKey, ServiceEndpoints> candidates = known.get(event.object().metadata().namespace());
    if (candidates == null) {
      return;
    }
    candidates.forEach(
        (service, endpoints) -> {
          if (concerns(event, endpoints)) {
            endpoints.mark(event.object().name());
            queue.addAfter(service, batchPeriod);
          }
        });
  }

  /**
   * Whether it became ready or unready, appeared, left, or may be selected by others than before.
   */
  private static boolean hasTurned(WatchEvent<Pod> event) {
    Pod before = event.before();
    Pod after = event.after();
    return before == null
        || after == null
        || !TriggerTimes.of(before).equals(TriggerTimes.of(after))
        || !before.metadata().labels().equals(after.metadata().labels());
  }

  private static boolean isNews(WatchEvent<Pod> event) {
    Pod before = event.before();
    Pod after = event.after();
    if (before == null || after == null) {
      // A pod is created without an address, and so behind no Service.
      return PodMembership.isEndpoint(event.object(), true);
    }
    return PodMembership.isChanged(before, after) || PodMembership.hasMoved(before, after);
  }

  private static boolean concerns(WatchEvent<Pod> event, ServiceEndpoints endpoints) {
    Pod before = event.before();
    Pod after = event.after();
    boolean was = before != null && endpoints.selects(before);
    boolean is = after != null && endpoints.selects(after);
    boolean changed = before == null || after == null || PodMembership.isChanged(before, after);
    return changed ? was || is : was != is;
  }

  private void onSlice(WatchEvent<EndpointSlice> event) {
    EndpointSlice before = managed(event.before());
    EndpointSlice after = managed(event.after());
    if (before == null && after == null) {
      return;
    }
    WatchEvent<EndpointSlice> news = new WatchEvent<>(before, after);
    ObjectKey service = news.object().service();
    ServiceEndpoints endpoints = find(service);
    if (endpoints != null && endpoints.see(news)) {
      endpoints.markAll();
      queue.addAfter(service, AFTER_FOREIGN_CHANGE);
    }
  }

  private static @Nullable EndpointSlice managed(@Nullable EndpointSlice slice) {
    return slice != null && SliceMetadata.isManaged(slice) ? slice : null;
  }

  private static String managedFor(EndpointSlice slice) {
    return SliceMetadata.isManaged(slice) ? slice.service().toString() : "";
  }

  @Override
  public void reconcile(ObjectKey key) {
    ServiceEndpoints endpoints = find(key);
    if (endpoints == null) {
      return;
    }
    if (endpoints.isStale()) {
      throw failure("EndpointSlice informer cache is out of date");
    }
    services.find(key).ifPresent(service -> sync(service, endpoints));
  }

  private void sync(Service service, ServiceEndpoints endpoints) {
    try {
      if (endpoints.allChanged()) {
        endpoints.reload(PlacedSlices.of(service, slices.get(service.key().toString())));
      }
      SelectedPods.Found found = pods.find(service, endpoints);
      Optional<Instant> trigger = endpoints.triggers().take(service);
      SliceChanges changes =
          SliceReconciler.changes(
              service, endpoints.placed(), found.wanted(), SliceReconciler.MAX_ENDPOINTS);
      write(endpoints, changes.triggeredAt(trigger));
      endpoints.clearChanged();
      found.nodeless().forEach(pod -> endpoints.mark(pod.name()));
      failFor(service, found.nodeless());
    } catch (ApiException failure) {
      api.events()
          .warning(
              service,
              "FailedToUpdateEndpointSlices",
              "Error updating Endpoint Slices for Service %s: %s"
                  .formatted(service.key(), failure.getMessage()));
      throw failure;
    }
  }

  private void write(ServiceEndpoints endpoints, SliceChanges changes) {
    try {
      changes.creates().forEach(slice -> create(endpoints, slice));
      changes.updates().forEach(slice -> endpoints.written(api.update(slice)));
      for (EndpointSlice slice : changes.deletes()) {
        api.delete(EndpointSlice.TYPE, slice.key(), DeleteOptions.DEFAULT);
        endpoints.deleted(slice);
      }
    } catch (ApiException refused) {
      endpoints.markAll();
      throw refused;
    }
  }

  private void create(ServiceEndpoints endpoints, EndpointSlice slice) {
    try {
      endpoints.written(api.create(slice));
    } catch (ApiException refused) {
      // The Service is about to go the way of its namespace.
      if (!refused.isNamespaceTerminating()) {
        throw refused;
      }
    }
  }

  private static void failFor(Service service, ImmutableList<Pod> nodeless) {
    ImmutableList<String> texts =
        nodeless.stream()
            .map(
                pod ->
                    "skipping Pod %s for Service %s: Node %s Not Found"
                        .formatted(pod.name(), service.key(), pod.spec().nodeName()))
            .collect(ImmutableList.toImmutableList());
    if (!texts.isEmpty()) {
      throw failure(texts.size() == 1 ? texts.get(0) : texts.toString());
    }
  }

  private static ApiException failure(String text) {
    return new ApiException(Reason.INTERNAL_ERROR, text);
  }
}
