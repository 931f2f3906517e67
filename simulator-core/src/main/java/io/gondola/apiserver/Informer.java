package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import io.gondola.sim.Activity;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A component's local copy of the objects of one type, fed by a watch that lags behind the API
 * server.
 *
 * <p>Changes arrive in order, a delay after they were written; changes that arrive at one time come
 * together. Handlers run once the copy is up to date with the change they are told of.
 */
public final class Informer<T extends ApiObject> {

  private final Simulation simulation;
  private final Supplier<Duration> delay;
  private final Activity delivery;

  /** A hash map for speed: its order is never seen, lists are sorted by key. */
  private final Map<ObjectKey, T> cache = new HashMap<>();

  private final List<Consumer<WatchEvent<T>>> handlers = new ArrayList<>();
  private final List<Index<T>> indexes = new ArrayList<>();
  private final ArrayDeque<Batch<T>> underway = new ArrayDeque<>();

  /** Changes that arrive at one time, each with the timeline entry that tells of it. */
  private record Batch<T extends ApiObject>(Duration due, List<Arrival<T>> arrivals) {}

  private record Arrival<T extends ApiObject>(WatchEvent<T> event, long cause) {}

  private Informer(
      ApiServer api, String component, ResourceType<T> type, Supplier<Duration> delay) {
    this.simulation = api.simulation();
    this.delay = delay;
    this.delivery = new Activity(component, "see changes of", type);
  }

  /** Watches all objects of a type. */
  public static <T extends ApiObject> Informer<T> of(
      ApiServer api, String component, ResourceType<T> type, Supplier<Duration> delay) {
    Informer<T> informer = new Informer<>(api, component, type, delay);
    api.list(type).forEach(object -> informer.cache.put(object.key(), object));
    api.watch(type, informer::onWatch);
    return informer;
  }

  /** Watches the objects of a type that are bound to a node. */
  public static <T extends ApiObject> Informer<T> ofNode(
      ApiServer api, String node, ResourceType<T> type, Supplier<Duration> delay) {
    Informer<T> informer = new Informer<>(api, "kubelet/" + node, type, delay);
    api.listNode(type, node).forEach(object -> informer.cache.put(object.key(), object));
    api.watchNode(type, node, informer::onWatch);
    return informer;
  }

  /** Runs a handler after every change. */
  public void onChange(Consumer<WatchEvent<T>> handler) {
    handlers.add(handler);
  }

  /** Runs a handler for every object known by now, as if it were new, and after every change. */
  public void follow(Consumer<WatchEvent<T>> handler) {
    list().forEach(object -> handler.accept(new WatchEvent<>(null, object)));
    onChange(handler);
  }

  /**
   * Groups the copy by a property, such as the uid of the owner; objects without it give an empty
   * string.
   */
  public Index<T> indexBy(Function<? super T, String> property) {
    Index<T> index = new Index<>(property);
    list().forEach(object -> index.update(new WatchEvent<>(null, object)));
    indexes.add(index);
    return index;
  }

  /** The object with a key, as far as this component knows. */
  public Optional<T> find(ObjectKey key) {
    return Optional.ofNullable(cache.get(key));
  }

  /** All objects that this component knows of, by namespace and name. */
  public ImmutableList<T> list() {
    return cache.values().stream()
        .sorted(Comparator.comparing(ApiObject::key))
        .collect(ImmutableList.toImmutableList());
  }

  private void onWatch(WatchEvent<T> event) {
    Duration due = simulation.elapsed().plus(delay.get());
    Batch<T> last = underway.peekLast();
    if (last != null && due.compareTo(last.due()) <= 0) {
      last.arrivals().add(new Arrival<>(event, simulation.cause()));
      return;
    }
    Batch<T> batch = new Batch<>(due, new ArrayList<>());
    batch.arrivals().add(new Arrival<>(event, simulation.cause()));
    underway.add(batch);
    simulation.schedule(due.minus(simulation.elapsed()), delivery, this::deliver);
  }

  private void deliver() {
    for (Arrival<T> arrival : underway.remove().arrivals()) {
      simulation.causedBy(arrival.cause(), () -> see(arrival.event()));
    }
  }

  private void see(WatchEvent<T> event) {
    T after = event.after();
    if (after == null) {
      cache.remove(event.object().key());
    } else {
      cache.put(after.key(), after);
    }
    indexes.forEach(index -> index.update(event));
    handlers.forEach(handler -> handler.accept(event));
  }
}
