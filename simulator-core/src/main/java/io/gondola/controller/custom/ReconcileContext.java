package io.gondola.controller.custom;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.OwnerReference;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.apiserver.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The cluster as a reconciler sees it. Reads come from the controller's caches, which lag behind,
 * for the types that it watches; all else is read from the API server. Writes go there at once.
 */
public final class ReconcileContext {

  private final ApiServer api;
  private final Caches caches;
  private final WriteWatch writes;
  private Duration requeueAfter = Duration.ZERO;

  ReconcileContext(ApiServer api, Caches caches, WriteWatch writes) {
    this.api = api;
    this.caches = caches;
    this.writes = writes;
  }

  /** The virtual time. */
  public Instant now() {
    return api.simulation().now();
  }

  // ---- reads

  /** The object with a key, as far as the controller knows. */
  public <T extends ApiObject> Optional<T> find(ResourceType<T> type, ObjectKey key) {
    return caches.of(type).map(cache -> cache.find(key)).orElseGet(() -> api.find(type, key));
  }

  /** All objects of a type that the controller knows of, by namespace and name. */
  public <T extends ApiObject> ImmutableList<T> list(ResourceType<T> type) {
    return caches.of(type).map(cache -> cache.list()).orElseGet(() -> api.list(type));
  }

  /** The objects of a type that an object controls. */
  public <T extends ApiObject> ImmutableList<T> ownedBy(ApiObject owner, ResourceType<T> type) {
    return list(type).stream()
        .filter(object -> isOwnedBy(object, owner))
        .collect(toImmutableList());
  }

  private static boolean isOwnedBy(ApiObject object, ApiObject owner) {
    return object
        .metadata()
        .controller()
        .filter(reference -> reference.uid().equals(owner.metadata().uid()))
        .isPresent();
  }

  // ---- writes

  /** Stores a new object; refused with AlreadyExists if its name is taken. */
  public <T extends ApiObject> T create(T object) {
    return writes.done(api.create(object));
  }

  /**
   * Stores a new object that another one controls: changes of it lead back to its owner, and it
   * goes when its owner goes.
   */
  @SuppressWarnings("unchecked") // withMetadata gives an object of the same class.
  public <T extends ApiObject> T createFor(ApiObject owner, T object) {
    ObjectMeta owned =
        object
            .metadata()
            .withNamespace(owner.metadata().namespace())
            .withOwnerReferences(ImmutableList.of(OwnerReference.toController(owner)));
    return create((T) object.withMetadata(owned));
  }

  /** Writes a changed copy of an object; refused with Conflict if it has changed since. */
  public <T extends ApiObject> T update(T object) {
    return writes.done(api.update(object));
  }

  /** Writes the status of an object; refused with Conflict if it has changed since. */
  public <T extends ApiObject> T updateStatus(T object) {
    return writes.done(api.updateStatus(object));
  }

  /** Changes the newest state of an object, so that it never conflicts. */
  public <T extends ApiObject> T patch(
      ResourceType<T> type, ObjectKey key, UnaryOperator<T> change) {
    return writes.done(api.patch(type, key, change));
  }

  /** Deletes an object. */
  public void delete(ApiObject object) {
    api.delete(object.resourceType(), object.key(), DeleteOptions.DEFAULT);
    writes.done(object);
  }

  /** Tells people about an object: {@code kubectl describe} shows it. */
  public void event(ApiObject about, String reason, String message) {
    api.events().report(about, EventLog.NORMAL, reason, message);
  }

  /** Asks to be called again after a while, even if nothing changes. */
  public void requeueAfter(Duration wait) {
    requeueAfter = wait;
  }

  Duration requeueAfter() {
    return requeueAfter;
  }
}
