package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.apiserver.DeleteOptions.Propagation;
import io.gondola.sim.Simulation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Deletions: an object goes at once unless it is given time to stop or a finalizer holds it; then
 * it is only marked.
 */
final class Deletions {

  /** Holds an owner until the dependents that block its deletion are gone. */
  static final String FOREGROUND = "foregroundDeletion";

  /** Holds an owner until its dependents have been set free. */
  static final String ORPHAN = "orphan";

  private final ObjectStore store;
  private final Writes writes;
  private final Simulation simulation;

  Deletions(ObjectStore store, Writes writes, Simulation simulation) {
    this.store = store;
    this.writes = writes;
    this.simulation = simulation;
  }

  /** Whether nothing holds a marked object any more. */
  static boolean isFinished(ObjectMeta metadata) {
    Long grace = metadata.deletionGracePeriodSeconds();
    return metadata.deletionTimestamp() != null
        && metadata.finalizers().isEmpty()
        && (grace == null || grace == 0);
  }

  <T extends ApiObject> void delete(ObjectTable<T> table, ObjectKey key, DeleteOptions options) {
    T stored = store.require(table, key);
    checkUid(stored, options);
    long grace = table.strategy().gracePeriodSeconds(stored, options);
    ObjectMeta metadata = stored.metadata();
    ImmutableList<String> finalizers = finalizers(metadata, options.propagation());
    ObjectMeta marked = marked(metadata.withFinalizers(finalizers), grace);
    T next = Writes.withMetadata(stored, marked);
    boolean firstMark = metadata.deletionTimestamp() == null;
    writes.commit(
        table, stored, firstMark && metadata.generation() > 0 ? Writes.nextGeneration(next) : next);
  }

  /** A second deletion can only shorten the time to stop; 0 ends it now. */
  private ObjectMeta marked(ObjectMeta metadata, long grace) {
    Instant now = simulation.now().truncatedTo(ChronoUnit.SECONDS);
    Instant before = metadata.deletionTimestamp();
    Long graceBefore = metadata.deletionGracePeriodSeconds();
    if (before == null || graceBefore == null) {
      return withDeletion(metadata, now.plusSeconds(grace), grace);
    }
    if (grace >= graceBefore) {
      return metadata;
    }
    Instant shortened = before.minusSeconds(graceBefore - grace);
    if (grace > 0 && shortened.isBefore(now)) {
      return withDeletion(metadata, now, 1);
    }
    return withDeletion(metadata, shortened.isBefore(now) ? now : shortened, grace);
  }

  private static ObjectMeta withDeletion(ObjectMeta metadata, Instant at, long grace) {
    return metadata.withDeletionTimestamp(at).withDeletionGracePeriodSeconds(grace);
  }

  /** An explicit policy outweighs a finalizer that asks for another one. */
  private static ImmutableList<String> finalizers(
      ObjectMeta metadata, @Nullable Propagation propagation) {
    if (propagation == null) {
      return metadata.finalizers();
    }
    ImmutableList.Builder<String> finalizers = ImmutableList.builder();
    metadata.finalizers().stream()
        .filter(finalizer -> !finalizer.equals(FOREGROUND) && !finalizer.equals(ORPHAN))
        .forEach(finalizers::add);
    if (propagation == Propagation.FOREGROUND) {
      finalizers.add(FOREGROUND);
    } else if (propagation == Propagation.ORPHAN) {
      finalizers.add(ORPHAN);
    }
    return finalizers.build();
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
