package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.gondola.api.core.Namespace;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.DeleteOptions.Propagation;
import io.gondola.sim.Simulation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Deletions: an object goes at once unless it is given time to stop or a finalizer holds it; then
 * it is only marked.
 */
final class Deletions {

  /** Holds an owner until the dependents that block its deletion are gone. */
  static final String FOREGROUND = "foregroundDeletion";

  /** Holds an owner until its dependents have been set free. */
  static final String ORPHAN = "orphan";

  private static final ImmutableSet<String> IMMORTAL =
      ImmutableSet.of("default", "kube-system", "kube-public");

  private final ObjectStore store;
  private final Writes writes;
  private final Simulation simulation;

  Deletions(ObjectStore store, Writes writes, Simulation simulation) {
    this.store = store;
    this.writes = writes;
    this.simulation = simulation;
  }

  /** Whether nothing holds a marked object any more. */
  static <T extends ApiObject> boolean isFinished(ObjectTable<T> table, T object) {
    ObjectMeta metadata = object.metadata();
    return metadata.deletionTimestamp() != null
        && metadata.finalizers().isEmpty()
        && !isStopping(metadata)
        && !table.strategy().isHeld(object);
  }

  <T extends ApiObject> void delete(ObjectTable<T> table, ObjectKey key, DeleteOptions options) {
    T stored = store.require(table, key);
    checkMayGo(table.type(), stored.name());
    checkUid(stored, options);
    ObjectMeta metadata = stored.metadata();
    if (isStopping(metadata)) {
      if (shortens(metadata, options)) {
        ObjectMeta shortened = shortened(metadata, options.gracePeriodSeconds());
        writes.commit(table, stored, Writes.withMetadata(stored, refinalized(shortened, options)));
      }
      return;
    }
    T next = Writes.withMetadata(stored, refinalized(metadata, options));
    boolean held = !next.metadata().finalizers().isEmpty() || table.strategy().isHeld(next);
    if (!held && !table.strategy().stopsGracefully()) {
      // What goes at once is never marked: its watchers see the last state that was stored.
      writes.remove(table, stored);
    } else if (metadata.deletionTimestamp() != null) {
      writes.commit(table, stored, next);
    } else {
      writes.commit(table, stored, marked(table, next, options));
    }
  }

  private <T extends ApiObject> T marked(ObjectTable<T> table, T object, DeleteOptions options) {
    long grace = table.strategy().gracePeriodSeconds(object, options);
    ObjectMeta metadata = withDeletion(object.metadata(), now().plusSeconds(grace), grace);
    T marked = table.strategy().marked(Writes.withMetadata(object, metadata));
    return metadata.generation() > 0 ? Writes.nextGeneration(marked) : marked;
  }

  /** Whether an object has been told to stop and has time left to do so. */
  private static boolean isStopping(ObjectMeta metadata) {
    Long grace = metadata.deletionGracePeriodSeconds();
    return metadata.deletionTimestamp() != null && grace != null && grace > 0;
  }

  /** A second deletion can only shorten the time to stop, and only if it names a time. */
  private static boolean shortens(ObjectMeta metadata, DeleteOptions options) {
    Long grace = options.gracePeriodSeconds();
    Long before = metadata.deletionGracePeriodSeconds();
    return grace != null && before != null && grace < before;
  }

  private ObjectMeta shortened(ObjectMeta metadata, long grace) {
    Instant began =
        metadata.deletionTimestamp().minusSeconds(metadata.deletionGracePeriodSeconds());
    Instant ends = began.plusSeconds(grace);
    if (!ends.isBefore(now())) {
      return withDeletion(metadata, ends, grace);
    }
    return withDeletion(metadata, now(), grace == 0 ? 0 : 1);
  }

  private Instant now() {
    return simulation.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static ObjectMeta withDeletion(ObjectMeta metadata, Instant at, long grace) {
    return metadata.withDeletionTimestamp(at).withDeletionGracePeriodSeconds(grace);
  }

  /** An explicit policy outweighs a finalizer that asks for another one. */
  private static ObjectMeta refinalized(ObjectMeta metadata, DeleteOptions options) {
    Propagation propagation = options.propagation();
    if (propagation == null) {
      return metadata;
    }
    ImmutableList.Builder<String> finalizers = ImmutableList.builder();
    metadata.finalizers().stream()
        .filter(finalizer -> !finalizer.equals(FOREGROUND) && !finalizer.equals(ORPHAN))
        .forEach(finalizers::add);
    switch (propagation) {
      case FOREGROUND -> finalizers.add(FOREGROUND);
      case ORPHAN -> finalizers.add(ORPHAN);
      case BACKGROUND -> {}
    }
    return metadata.withFinalizers(finalizers.build());
  }

  /** Kubernetes keeps the namespaces that it cannot live without. */
  private static void checkMayGo(ResourceType<?> type, String name) {
    if (type.equals(Namespace.TYPE) && IMMORTAL.contains(name)) {
      throw ApiException.forbidden(type, name, "this namespace may not be deleted");
    }
  }

  private static void checkUid(ApiObject stored, DeleteOptions options) {
    String uid = stored.metadata().uid();
    if (options.uid() != null && !options.uid().equals(uid)) {
      throw new ApiException(
          Reason.CONFLICT,
          ("Operation cannot be fulfilled on %s \"%s\": the UID in the precondition (%s) does not"
                  + " match the UID in record (%s). The object might have been deleted and then"
                  + " recreated")
              .formatted(stored.resourceType().kind(), stored.name(), options.uid(), uid));
    }
  }
}
