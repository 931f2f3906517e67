package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Event;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.FieldError;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import io.gondola.api.meta.Selector;
import io.gondola.apiserver.admission.Admission;
import io.gondola.sim.Simulation;
import io.gondola.timeline.Timeline;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The API server: the only place where objects change.
 *
 * <p>Every write is defaulted and validated first; one that is refused throws {@link ApiException}
 * and changes nothing. Every write that changes something takes the next resourceVersion, is noted
 * in the timeline, and reaches the watchers at once; the delay of a real watch is the {@link
 * Informer}'s. Writes take no simulated time.
 */
public final class ApiServer {

  private final Simulation simulation;
  private final ObjectStore store;
  private final EventLog events;
  private final Writes writes;
  private final Deletions deletions;
  private final Evictions evictions;
  private final NodeLeases leases = new NodeLeases();
  private final Connections connections;

  public ApiServer(Simulation simulation, Timeline timeline) {
    this(simulation, new ObjectStore(simulation, timeline));
  }

  private ApiServer(Simulation simulation, ObjectStore store) {
    this(simulation, store, new Connections(simulation));
  }

  private ApiServer(Simulation simulation, ObjectStore store, Connections connections) {
    this(simulation, store, connections, new Writes(store, new Admission(), simulation));
  }

  private ApiServer(
      Simulation simulation, ObjectStore store, Connections connections, Writes writes) {
    this.simulation = simulation;
    this.store = store;
    this.connections = connections;
    this.events = new EventLog(simulation);
    this.writes = writes;
    this.deletions = new Deletions(store, writes, simulation);
    this.evictions = new Evictions(store, writes, deletions, simulation);
  }

  /**
   * A server with the same objects whose writes nobody sees: they go through the same checks, and
   * come to nothing. It is meant for the moment; the real server had better not change meanwhile.
   */
  public ApiServer rehearsal() {
    ObjectStore rehearsed = store.rehearsal();
    return new ApiServer(simulation, rehearsed, connections, writes.rehearsal(rehearsed));
  }

  public Simulation simulation() {
    return simulation;
  }

  public Timeline timeline() {
    return store.timeline();
  }

  /** The events about objects: what {@code kubectl get events} lists. */
  public EventLog events() {
    return events;
  }

  /** How the components are connected. */
  public Connections connections() {
    return connections;
  }

  /** Which nodes show that they live. */
  public NodeLeases leases() {
    return leases;
  }

  /**
   * Refuses objects of a type for reasons beyond Kubernetes' own, as an admission plugin does.
   *
   * @param check gives what is wrong with an object, which has its defaults
   */
  public <T extends ApiObject> void admit(
      ResourceType<T> type, Function<T, ImmutableList<FieldError>> check) {
    writes.addCheck(type, check);
  }

  /**
   * Stores a new object.
   *
   * @return the object as stored, with defaults, uid and version
   */
  public <T extends ApiObject> T create(T object) {
    return writes.create(object);
  }

  /**
   * Writes an object's metadata and spec; its status stays as stored.
   *
   * @param object a changed copy of an object read before; refused with Conflict if it has changed
   *     since
   */
  public <T extends ApiObject> T update(T object) {
    connections.checkWrite(object);
    return writes.update(object);
  }

  /**
   * Writes an object's status; its spec stays as stored. Refused with Conflict if it has changed
   * since it was read.
   */
  public <T extends ApiObject> T updateStatus(T object) {
    connections.checkWrite(object);
    return writes.updateStatus(object);
  }

  /** Changes the newest state of an object, so that it never conflicts. */
  public <T extends ApiObject> T patch(
      ResourceType<T> type, ObjectKey key, UnaryOperator<T> change) {
    return writes.update(sameObject(key, change.apply(get(type, key))));
  }

  /** Changes the newest status of an object, so that it never conflicts. */
  public <T extends ApiObject> T patchStatus(
      ResourceType<T> type, ObjectKey key, UnaryOperator<T> change) {
    return writes.updateStatus(sameObject(key, change.apply(get(type, key))));
  }

  private static <T extends ApiObject> T sameObject(ObjectKey key, T changed) {
    if (!changed.name().equals(key.name())) {
      throw ApiException.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(changed.name(), key.name()));
    }
    if (!changed.metadata().namespace().equals(key.namespace())) {
      throw ApiException.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    return changed;
  }

  /** Assigns a pod to a node: only the scheduler does that, and only once. */
  public Pod bind(ObjectKey pod, String node) {
    return writes.bind(pod, node);
  }

  /** Deletes an object, or marks it for deletion if it needs time or a finalizer holds it. */
  public void delete(ResourceType<?> type, ObjectKey key, DeleteOptions options) {
    deletions.delete(store.table(type), key, options);
  }

  /**
   * Deletes a pod if the PodDisruptionBudget that speaks of it allows that now: the eviction
   * subresource.
   *
   * @throws ApiException TooManyRequests if the budget does not allow it; the same request may
   *     succeed later
   */
  public void evict(ObjectKey pod, DeleteOptions options) {
    evictions.evict(pod, options);
  }

  /** The object with a key. */
  public <T extends ApiObject> Optional<T> find(ResourceType<T> type, ObjectKey key) {
    store.counts().read();
    if (type.equals(Event.TYPE)) {
      return list(type, event -> event.key().equals(key)).stream().findFirst();
    }
    return Optional.ofNullable(store.table(type).get(key));
  }

  /** The object with a key; refuses with NotFound if there is none. */
  public <T extends ApiObject> T get(ResourceType<T> type, ObjectKey key) {
    return find(type, key).orElseThrow(() -> ApiException.notFound(type, key.name()));
  }

  /** How often somebody has looked at what is stored, past all caches. */
  public long reads() {
    return store.counts().reads();
  }

  /** All objects of a type, by namespace and name. */
  public <T extends ApiObject> ImmutableList<T> list(ResourceType<T> type) {
    return list(type, object -> true);
  }

  /** The objects of a namespace whose labels a selector matches, by name. */
  public <T extends ApiObject> ImmutableList<T> list(
      ResourceType<T> type, String namespace, Selector selector) {
    return list(
        type,
        object ->
            object.metadata().namespace().equals(namespace)
                && selector.matches(object.metadata().labels()));
  }

  @SuppressWarnings("unchecked") // The events of the log are the objects of type Event.
  <T extends ApiObject> ImmutableList<T> list(ResourceType<T> type, Predicate<? super T> filter) {
    store.counts().read();
    if (type.equals(Event.TYPE)) {
      return ((ImmutableList<T>) events.list())
          .stream().filter(filter).collect(ImmutableList.toImmutableList());
    }
    return store.table(type).list(filter);
  }

  /**
   * Sees every change of a type from now on, at once. Components use an {@link Informer}, which
   * adds the delay.
   */
  public <T extends ApiObject> void watch(ResourceType<T> type, Consumer<WatchEvent<T>> watcher) {
    store.table(type).watch(watcher);
  }

  /** The objects of a namespace, by name. */
  <T extends ApiObject> ImmutableList<T> listIn(ResourceType<T> type, String namespace) {
    return store.table(type).list(object -> object.metadata().namespace().equals(namespace));
  }

  /** Whether an object is bound to a node. */
  <T extends ApiObject> boolean isOnNode(ResourceType<T> type, T object, String node) {
    return store.table(type).strategy().nodeOf(object).equals(node);
  }

  /** Sees every change of the objects bound to a node. */
  public <T extends ApiObject> void watchNode(
      ResourceType<T> type, String node, Consumer<WatchEvent<T>> watcher) {
    store.table(type).watchNode(node, watcher);
  }

  /** All types of which there is or was an object, in the order of the first of each. */
  ImmutableList<ResourceType<?>> types() {
    return store.types();
  }

  /** Lets a namespace go that has been emptied. */
  void finalizeNamespace(String name) {
    writes.finalizeNamespace(name);
  }

  /** Sees every change of every type. */
  void watchAll(Consumer<WatchEvent<?>> watcher) {
    store.watchAll(watcher);
  }

  @Override
  public String toString() {
    return "ApiServer[%s pods]".formatted(list(Pod.TYPE).size());
  }
}
