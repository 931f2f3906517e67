package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.OwnerReference;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.DeleteOptions.Propagation;
import io.gondola.apiserver.OwnerGraph.Ref;
import io.gondola.sim.Activity;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Removes objects whose owners are all gone, and sees through the deletions that wait for
 * dependents (foreground) or set them free (orphan).
 */
public final class GarbageCollector {

  private static final String COMPONENT = "garbage-collector";

  private final ApiServer api;
  private final Simulation simulation;
  private final Supplier<Duration> delay;
  private final OwnerGraph graph = new OwnerGraph();

  public GarbageCollector(ApiServer api, Supplier<Duration> delay) {
    this.api = api;
    this.simulation = api.simulation();
    this.delay = delay;
    api.watchAll(this::onChange);
  }

  private void onChange(WatchEvent<?> event) {
    ApiObject before = event.before();
    ApiObject after = event.after();
    if (after == null) {
      onRemoved(event.object());
      return;
    }
    if (before == null) {
      graph.add(after);
      lookForOwners(after);
    } else if (!ownersOf(before).equals(ownersOf(after))) {
      graph.replace(before, after);
      lookForOwners(after);
      wakeWaitingOwners(before);
    }
    if (isWaiting(after.metadata()) && (before == null || !isWaiting(before.metadata()))) {
      later("finish deletion of", Ref.of(after), this::beginDeletion);
    }
  }

  private void lookForOwners(ApiObject object) {
    for (OwnerReference reference : ownersOf(object)) {
      Ref owner = graph.ownerOf(object, reference);
      if (owner == null || isWaiting(owner)) {
        later("look for owners of", Ref.of(object), this::collect);
        return;
      }
    }
  }

  private void onRemoved(ApiObject object) {
    Ref ref = Ref.of(object);
    graph.remove(object);
    if (graph.hasDependents(ref)) {
      later(
          "collect what was owned by",
          ref,
          owner -> graph.dependentsOf(owner).forEach(this::collect));
    }
    wakeWaitingOwners(object);
  }

  /** One dependent less to wait for, perhaps the last. */
  private void wakeWaitingOwners(ApiObject dependent) {
    for (OwnerReference reference : ownersOf(dependent)) {
      Ref owner = graph.ownerOf(dependent, reference);
      if (owner != null && isWaiting(owner)) {
        later("finish deletion of", owner, this::finishDeletion);
      }
    }
  }

  /** Removes an object without a living owner, else only its references to dead ones. */
  private void collect(Ref ref) {
    live(ref)
        .filter(object -> object.metadata().deletionTimestamp() == null)
        .filter(object -> !graph.hasUnreachableOwner(object))
        .ifPresent(object -> collect(ref, object));
  }

  private void collect(Ref ref, ApiObject object) {
    ImmutableList<OwnerReference> kept =
        filter(ownersOf(object), reference -> keepsAlive(object, reference));
    if (kept.size() == ownersOf(object).size()) {
      return;
    }
    if (kept.isEmpty()) {
      api.delete(
          ref.type(),
          ref.key(),
          DeleteOptions.DEFAULT.withPropagation(propagation(ref, object)).onlyUid(ref.uid()));
    } else {
      patch(ref, metadata -> metadata.withOwnerReferences(kept));
    }
  }

  /** An owner that waits passes its waiting on; else the object's own finalizers decide. */
  private Propagation propagation(Ref ref, ApiObject object) {
    boolean waitedFor =
        ownersOf(object).stream()
            .anyMatch(reference -> isWaitingInForeground(graph.ownerOf(object, reference)));
    if (waitedFor && graph.hasDependents(ref)) {
      return Propagation.FOREGROUND;
    }
    ImmutableList<String> finalizers = object.metadata().finalizers();
    if (finalizers.contains(Deletions.ORPHAN)) {
      return Propagation.ORPHAN;
    }
    return finalizers.contains(Deletions.FOREGROUND)
        ? Propagation.FOREGROUND
        : Propagation.BACKGROUND;
  }

  /** Deletes or frees the dependents of an owner that waits for them. */
  private void beginDeletion(Ref ref) {
    Optional<ApiObject> owner = waiting(ref);
    if (owner.isEmpty()) {
      return;
    }
    if (owner.get().metadata().finalizers().contains(Deletions.ORPHAN)) {
      graph.dependentsOf(ref).forEach(dependent -> release(dependent, ref));
      dropFinalizer(ref, Deletions.ORPHAN);
    } else {
      graph.dependentsOf(ref).forEach(this::collect);
      finishDeletion(ref);
    }
  }

  /** Lets go of an owner for which no dependent is left to wait. */
  private void finishDeletion(Ref ref) {
    if (waiting(ref).isPresent() && !graph.anyDependent(ref, dependent -> blocks(dependent, ref))) {
      dropFinalizer(ref, Deletions.FOREGROUND);
    }
  }

  private boolean blocks(Ref dependent, Ref owner) {
    return live(dependent).stream()
        .flatMap(object -> ownersOf(object).stream())
        .anyMatch(
            reference ->
                reference.uid().equals(owner.uid())
                    && Boolean.TRUE.equals(reference.blockOwnerDeletion()));
  }

  private void release(Ref dependent, Ref owner) {
    patch(
        dependent,
        metadata ->
            metadata.withOwnerReferences(
                filter(
                    metadata.ownerReferences(),
                    reference -> !reference.uid().equals(owner.uid()))));
  }

  private void dropFinalizer(Ref ref, String finalizer) {
    patch(
        ref,
        metadata ->
            metadata.withFinalizers(
                filter(metadata.finalizers(), other -> !other.equals(finalizer))));
  }

  /** An owner that waits for its dependents does not keep them alive. */
  private boolean keepsAlive(ApiObject dependent, OwnerReference reference) {
    Ref owner = graph.ownerOf(dependent, reference);
    return owner != null && !isWaitingInForeground(owner);
  }

  private boolean isWaitingInForeground(@Nullable Ref owner) {
    return owner != null
        && waiting(owner)
            .filter(object -> object.metadata().finalizers().contains(Deletions.FOREGROUND))
            .isPresent();
  }

  private boolean isWaiting(Ref ref) {
    return waiting(ref).isPresent();
  }

  /** Whether an object is marked and held until something is done about its dependents. */
  private static boolean isWaiting(ObjectMeta metadata) {
    return metadata.deletionTimestamp() != null
        && (metadata.finalizers().contains(Deletions.FOREGROUND)
            || metadata.finalizers().contains(Deletions.ORPHAN));
  }

  private Optional<ApiObject> waiting(Ref ref) {
    return live(ref).filter(object -> isWaiting(object.metadata()));
  }

  private Optional<ApiObject> live(Ref ref) {
    return api.find(ref.type(), ref.key())
        .map(object -> (ApiObject) object)
        .filter(object -> object.metadata().uid().equals(ref.uid()));
  }

  private static ImmutableList<OwnerReference> ownersOf(ApiObject object) {
    return object.metadata().ownerReferences();
  }

  private void patch(Ref ref, UnaryOperator<ObjectMeta> change) {
    patch(ref.type(), ref.key(), change);
  }

  private <T extends ApiObject> void patch(
      ResourceType<T> type, ObjectKey key, UnaryOperator<ObjectMeta> change) {
    api.patch(type, key, object -> Writes.withMetadata(object, change.apply(object.metadata())));
  }

  private void later(String verb, Ref ref, Consumer<Ref> action) {
    simulation.schedule(delay.get(), new Activity(COMPONENT, verb, ref), () -> action.accept(ref));
  }

  private static <E> ImmutableList<E> filter(ImmutableList<E> list, Predicate<E> kept) {
    return list.stream().filter(kept).collect(ImmutableList.toImmutableList());
  }
}
