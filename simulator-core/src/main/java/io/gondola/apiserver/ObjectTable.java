package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects of one type, and who watches them. */
final class ObjectTable<T extends ApiObject> {

  private final ResourceType<T> type;
  private final ResourceStrategy<T> strategy;

  /** A hash map for speed: its order is never seen, lists are sorted by key. */
  private final Map<ObjectKey, T> objects = new HashMap<>();

  /** The table whose objects show through where this one has none of its own; usually none. */
  private final @Nullable ObjectTable<T> beneath;

  /** Objects of the table beneath that have been removed here. */
  private final Set<ObjectKey> removed = new HashSet<>();

  private final List<Consumer<WatchEvent<T>>> watchers = new ArrayList<>();

  /** Looked up, never walked. */
  private final Map<String, List<Consumer<WatchEvent<T>>>> watchersByNode = new HashMap<>();

  ObjectTable(ResourceType<T> type, ResourceStrategy<T> strategy) {
    this(type, strategy, null);
  }

  private ObjectTable(
      ResourceType<T> type, ResourceStrategy<T> strategy, @Nullable ObjectTable<T> beneath) {
    this.type = type;
    this.strategy = strategy;
    this.beneath = beneath;
  }

  /** A table that shows the objects of this one and keeps its own changes to itself. */
  ObjectTable<T> above() {
    return new ObjectTable<>(type, strategy, this);
  }

  ResourceType<T> type() {
    return type;
  }

  ResourceStrategy<T> strategy() {
    return strategy;
  }

  @Nullable T get(ObjectKey key) {
    T own = objects.get(key);
    return own != null || beneath == null || removed.contains(key) ? own : beneath.get(key);
  }

  /** Kubernetes' list order: by namespace, then by name. */
  ImmutableList<T> list(Predicate<? super T> filter) {
    return visible()
        .filter(filter)
        .sorted(Comparator.comparing(ApiObject::key))
        .collect(ImmutableList.toImmutableList());
  }

  private Stream<T> visible() {
    return beneath == null
        ? objects.values().stream()
        : Stream.concat(
            objects.values().stream(), beneath.visible().filter(object -> !isHidden(object.key())));
  }

  private boolean isHidden(ObjectKey key) {
    return objects.containsKey(key) || removed.contains(key);
  }

  void put(T object) {
    objects.put(object.key(), object);
  }

  void remove(ObjectKey key) {
    objects.remove(key);
    if (beneath != null) {
      removed.add(key);
    }
  }

  /** Whether any component watches all objects of this type. */
  boolean isWatched() {
    return !watchers.isEmpty();
  }

  void watch(Consumer<WatchEvent<T>> watcher) {
    watchers.add(watcher);
  }

  /** Watches only the objects on a node: with thousands of kubelets, most changes concern one. */
  void watchNode(String node, Consumer<WatchEvent<T>> watcher) {
    watchersByNode.computeIfAbsent(node, name -> new ArrayList<>()).add(watcher);
  }

  void publish(WatchEvent<T> event) {
    for (Consumer<WatchEvent<T>> watcher : watchers) {
      watcher.accept(event);
    }
    String node = strategy.nodeOf(event.object());
    if (!node.isEmpty()) {
      for (Consumer<WatchEvent<T>> watcher : watchersByNode.getOrDefault(node, List.of())) {
        watcher.accept(event);
      }
    }
  }
}
