package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The objects of one type, and who watches them. */
final class ObjectTable<T extends ApiObject> {

  private final ResourceType<T> type;
  private final ResourceStrategy<T> strategy;

  /** A hash map for speed: its order is never seen, lists are sorted by key. */
  private final Map<ObjectKey, T> objects = new HashMap<>();

  private final List<Consumer<WatchEvent<T>>> watchers = new ArrayList<>();

  /** Looked up, never walked. */
  private final Map<String, List<Consumer<WatchEvent<T>>>> watchersByNode = new HashMap<>();

  ObjectTable(ResourceType<T> type, ResourceStrategy<T> strategy) {
    this.type = type;
    this.strategy = strategy;
  }

  ResourceType<T> type() {
    return type;
  }

  ResourceStrategy<T> strategy() {
    return strategy;
  }

  @Nullable T get(ObjectKey key) {
    return objects.get(key);
  }

  /** Kubernetes' list order: by namespace, then by name. */
  ImmutableList<T> list(Predicate<? super T> filter) {
    return objects.values().stream()
        .filter(filter)
        .sorted(Comparator.comparing(ApiObject::key))
        .collect(ImmutableList.toImmutableList());
  }

  void put(T object) {
    objects.put(object.key(), object);
  }

  void remove(ObjectKey key) {
    objects.remove(key);
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
