package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.InertObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import io.gondola.sim.Simulation;
import io.gondola.timeline.Happening;
import io.gondola.timeline.Happening.Verb;
import io.gondola.timeline.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The objects of all types under one version counter; each change is noted and published before the
 * next.
 */
final class ObjectStore {

  private final Simulation simulation;
  private final Timeline timeline;
  private final Map<ResourceType<?>, ObjectTable<?>> tables = new LinkedHashMap<>();
  private final List<Consumer<WatchEvent<?>>> watchers = new ArrayList<>();

  /** The store whose objects show through in a rehearsal; null in the real one. */
  private final @Nullable ObjectStore beneath;

  private final StoreCounts counts;

  ObjectStore(Simulation simulation, Timeline timeline) {
    this(simulation, timeline, null);
  }

  private ObjectStore(Simulation simulation, Timeline timeline, @Nullable ObjectStore beneath) {
    this.simulation = simulation;
    this.timeline = timeline;
    this.beneath = beneath;
    this.counts = beneath == null ? new StoreCounts() : beneath.counts.copy();
  }

  /** A store that shows the objects of this one; what is written there, nobody sees. */
  ObjectStore rehearsal() {
    return new ObjectStore(simulation, timeline, this);
  }

  StoreCounts counts() {
    return counts;
  }

  Timeline timeline() {
    return timeline;
  }

  @SuppressWarnings("unchecked") // A table is stored under the type of its objects.
  <T extends ApiObject> ObjectTable<T> table(ResourceType<T> type) {
    return (ObjectTable<T>)
        tables.computeIfAbsent(
            type,
            key ->
                beneath == null
                    ? new ObjectTable<>(type, ResourceStrategies.of(type))
                    : beneath.table(type).above());
  }

  /** The table of an object's own type. */
  @SuppressWarnings("unchecked") // An object's resourceType describes its own class.
  <T extends ApiObject> ObjectTable<T> tableOf(T object) {
    return (ObjectTable<T>) table(object.resourceType());
  }

  ImmutableList<ResourceType<?>> types() {
    return ImmutableList.copyOf(tables.keySet());
  }

  <T extends ApiObject> T require(ObjectTable<T> table, ObjectKey key) {
    T stored = table.get(key);
    if (stored == null) {
      throw ApiException.notFound(table.type(), key.name());
    }
    return stored;
  }

  /** Sees every change of every type. */
  void watchAll(Consumer<WatchEvent<?>> watcher) {
    watchers.add(watcher);
  }

  /** Stores a new object or a new state of one, under the next version. */
  <T extends ApiObject> T put(ObjectTable<T> table, @Nullable T before, T after) {
    T stored = versioned(after);
    table.put(stored);
    publish(table, before == null ? Verb.ADDED : Verb.MODIFIED, new WatchEvent<>(before, stored));
    if (before == null && stored instanceof InertObject && beneath == null && !table.isWatched()) {
      timeline.append(
          new Happening.Note(
              "%s %s".formatted(table.type(), stored.key()),
              "is stored and listed, and nothing acts on it: %s is not simulated"
                  .formatted(table.type().kind())));
    }
    return stored;
  }

  /** Removes an object; that takes a version too. */
  <T extends ApiObject> void remove(ObjectTable<T> table, T last) {
    table.remove(last.key());
    publish(table, Verb.DELETED, new WatchEvent<>(versioned(last), null));
  }

  @SuppressWarnings("unchecked") // withMetadata gives an object of the same class.
  private <T extends ApiObject> T versioned(T object) {
    String version = Long.toString(counts.nextVersion());
    return (T) object.withMetadata(object.metadata().withResourceVersion(version));
  }

  private <T extends ApiObject> void publish(ObjectTable<T> table, Verb verb, WatchEvent<T> event) {
    if (beneath != null) {
      return;
    }
    long entry = timeline.append(new Happening.Change(verb, event.object(), previous(verb, event)));
    simulation.causedBy(
        entry,
        () -> {
          table.publish(event);
          watchers.forEach(watcher -> watcher.accept(event));
        });
  }

  private static @Nullable ApiObject previous(Verb verb, WatchEvent<?> event) {
    return verb == Verb.MODIFIED ? event.before() : null;
  }
}
