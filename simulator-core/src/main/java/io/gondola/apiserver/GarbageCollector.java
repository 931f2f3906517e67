package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.OwnerReference;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.DeleteOptions.Propagation;
import io.gondola.sim.Activity;
import io.gondola.sim.Simulation;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  // Uids are looked up, never walked; the dependents of one owner keep the order of their creation.
  private final Map<String, Ref> owners = new HashMap<>();
  private final Map<String, Set<Ref>> dependents = new HashMap<>();

  /** An object by type, key and uid. */
  private record Ref(ResourceType<?> type, ObjectKey key, String uid) {
    static Ref of(ApiObject object) {
      return new Ref(object.resourceType(), object.key(), object.metadata().uid());
    }

    @Override
    public String toString() {
      return type + " " + key;
    }
  }

  public GarbageCollector(ApiServer api, Supplier<Duration> delay) {
    this.api = api;
    this.simulation = api.simulation();
    this.delay = delay;
    api.watchAll(this::onChange);
  }

  private void onChange(WatchEvent<?> event) {
    ApiObject after = event.after();
    if (after == null) {
      onRemoved(event.object());
    } else {
      onStored(event.before(), after);
    }
  }

  private void onStored(@Nullable ApiObject before, ApiObject after) {
    ObjectMeta metadata = after.metadata();
    if (before == null) {
      owners.put(metadata.uid(), Ref.of(after));
    }
    if (before == null || !before.metadata().ownerReferences().equals(metadata.ownerReferences())) {
      link(before, after);
    }
    if (isWaiting(metadata) && (before == null || !isWaiting(before.metadata()))) {
      later("finish deletion of", Ref.of(after), this::finishDeletion);
    }
  }

  private void link(@Nullable ApiObject before, ApiObject after) {
    if (before != null) {
      unlink(before);
    }
    boolean ownerMissing = false;
    for (OwnerReference owner : after.metadata().ownerReferences()) {
      dependents.computeIfAbsent(owner.uid(), uid -> new LinkedHashSet<>()).add(Ref.of(after));
      ownerMissing |= !owners.containsKey(owner.uid());
    }
    if (ownerMissing) {
      later("look for owners of", Ref.of(after), this::collect);
    }
  }

  private void unlink(ApiObject object) {
    Ref ref = Ref.of(object);
    for (OwnerReference owner : object.metadata().ownerReferences()) {
      Set<Ref> siblings = dependents.get(owner.uid());
      if (siblings != null && siblings.remove(ref) && siblings.isEmpty()) {
        dependents.remove(owner.uid());
      }
    }
  }

  private void onRemoved(ApiObject object) {
    Ref ref = Ref.of(object);
    owners.remove(ref.uid());
    unlink(object);
    if (dependents.containsKey(ref.uid())) {
      later("collect what was owned by", ref, owner -> dependentsOf(owner).forEach(this::collect));
    }
    for (OwnerReference reference : object.metadata().ownerReferences()) {
      Ref owner = owners.get(reference.uid());
      if (owner != null && isWaiting(live(owner))) {
        later("finish deletion of", owner, this::finishDeletion);
      }
    }
  }

  /** Removes an object without a living owner, else only its references to dead ones. */
  private void collect(Ref ref) {
    live(ref).ifPresent(object -> collect(ref, object));
  }

  private void collect(Ref ref, ApiObject object) {
    ImmutableList<OwnerReference> references = object.metadata().ownerReferences();
    ImmutableList<OwnerReference> kept = filter(references, this::keepsAlive);
    if (references.isEmpty() || kept.size() == references.size()) {
      return;
    }
    if (kept.isEmpty()) {
      boolean blocked = references.stream().anyMatch(this::isWaitingOwner);
      boolean foreground = blocked && dependents.containsKey(ref.uid());
      delete(ref, foreground ? Propagation.FOREGROUND : Propagation.BACKGROUND);
    } else {
      patch(ref, metadata -> metadata.withOwnerReferences(kept));
    }
  }

  /**
   * Deletes or frees the dependents of an owner that waits for them; without any left, lets it go.
   */
  private void finishDeletion(Ref ref) {
    Optional<ApiObject> owner = live(ref).filter(object -> isWaiting(object.metadata()));
    if (owner.isEmpty()) {
      return;
    }
    if (owner.get().metadata().finalizers().contains(Deletions.ORPHAN)) {
      dependentsOf(ref).forEach(dependent -> release(dependent, ref));
      dropFinalizer(ref, Deletions.ORPHAN);
      return;
    }
    ImmutableList<Ref> remaining = dependentsOf(ref);
    if (remaining.stream().noneMatch(dependent -> blocks(dependent, ref))) {
      dropFinalizer(ref, Deletions.FOREGROUND);
    }
    remaining.forEach(this::collect);
  }

  private boolean blocks(Ref dependent, Ref owner) {
    return live(dependent).stream()
        .flatMap(object -> object.metadata().ownerReferences().stream())
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
  private boolean keepsAlive(OwnerReference reference) {
    return owners.containsKey(reference.uid()) && !isWaitingOwner(reference);
  }

  private boolean isWaitingOwner(OwnerReference reference) {
    Ref owner = owners.get(reference.uid());
    return owner != null
        && live(owner)
            .map(object -> object.metadata().finalizers().contains(Deletions.FOREGROUND))
            .orElse(false)
        && isWaiting(live(owner));
  }

  private static boolean isWaiting(Optional<ApiObject> object) {
    return object.map(ApiObject::metadata).map(GarbageCollector::isWaiting).orElse(false);
  }

  /** Whether an object is marked and held until something is done about its dependents. */
  private static boolean isWaiting(ObjectMeta metadata) {
    return metadata.deletionTimestamp() != null
        && (metadata.finalizers().contains(Deletions.FOREGROUND)
            || metadata.finalizers().contains(Deletions.ORPHAN));
  }

  private ImmutableList<Ref> dependentsOf(Ref owner) {
    Set<Ref> refs = dependents.get(owner.uid());
    return refs == null ? ImmutableList.of() : ImmutableList.copyOf(refs);
  }

  private Optional<ApiObject> live(Ref ref) {
    return api.find(ref.type(), ref.key())
        .map(object -> (ApiObject) object)
        .filter(object -> object.metadata().uid().equals(ref.uid()));
  }

  private void delete(Ref ref, Propagation propagation) {
    api.delete(
        ref.type(),
        ref.key(),
        DeleteOptions.DEFAULT.withPropagation(propagation).onlyUid(ref.uid()));
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
