package io.gondola.apiserver.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers the results for the objects seen last, by identity. Thousands of pods share the spec of
 * their ReplicaSet's template, and during a rollout there are only a few such specs at a time.
 */
final class IdentityMemo<K, V> {

  private static final int CAPACITY = 16;

  private final List<Entry<K, V>> entries = new ArrayList<>(CAPACITY);
  private int next;

  private record Entry<K, V>(K key, V value) {}

  Optional<V> get(K key) {
    for (Entry<K, V> entry : entries) {
      if (entry.key() == key) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }

  /** Remembers a result, and forgets the one that was remembered longest. */
  void put(K key, V value) {
    Entry<K, V> entry = new Entry<>(key, value);
    if (entries.size() < CAPACITY) {
      entries.add(entry);
    } else {
      entries.set(next, entry);
      next = (next + 1) % CAPACITY;
    }
  }
}
