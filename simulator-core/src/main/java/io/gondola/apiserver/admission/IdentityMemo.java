package io.gondola.apiserver.admission;

import io.gondola.sim.HasState;
import java.util.IdentityHashMap;
import java.util.Optional;

/**
 * Remembers the results for objects, by identity. Thousands of pods share the spec of their
 * ReplicaSet's template, and during a rollout there are only a few such specs at a time.
 */
final class IdentityMemo<K, V> implements HasState {

  /** So many that hundreds of Deployments can roll out at once. */
  private static final int CAPACITY = 1_024;

  /** Looked up, never walked. */
  private final IdentityHashMap<K, V> results = new IdentityHashMap<>();

  /** What is forgotten is worked out again. */
  @Override
  public Object state() {
    return NONE;
  }

  Optional<V> get(K key) {
    return Optional.ofNullable(results.get(key));
  }

  /** Remembers a result; forgets all others when there are too many. */
  void put(K key, V value) {
    if (results.size() >= CAPACITY) {
      results.clear();
    }
    results.put(key, value);
  }
}
