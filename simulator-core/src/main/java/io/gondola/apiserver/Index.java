package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * An informer's objects grouped by a property, so that finding those of one group costs no walk
 * over all.
 */
public final class Index<T extends ApiObject> {

  private final Function<? super T, String> property;

  /**
   * Groups are looked up, never walked; within one, objects keep the order in which they arrived.
   */
  private final Map<String, Map<ObjectKey, T>> groups = new HashMap<>();

  Index(Function<? super T, String> property) {
    this.property = property;
  }

  /** The objects of a group, in the order in which they were first seen. */
  public ImmutableList<T> get(String group) {
    Map<ObjectKey, T> objects = groups.get(group);
    return objects == null ? ImmutableList.of() : ImmutableList.copyOf(objects.values());
  }

  void update(WatchEvent<T> event) {
    T before = event.before();
    T after = event.after();
    String groupBefore = before == null ? "" : property.apply(before);
    String groupAfter = after == null ? "" : property.apply(after);
    if (!groupBefore.isEmpty() && !groupBefore.equals(groupAfter)) {
      remove(groupBefore, event.object().key());
    }
    if (after != null && !groupAfter.isEmpty()) {
      groups.computeIfAbsent(groupAfter, key -> new LinkedHashMap<>()).put(after.key(), after);
    }
  }

  private void remove(String group, ObjectKey key) {
    Map<ObjectKey, T> objects = groups.get(group);
    if (objects != null) {
      objects.remove(key);
      if (objects.isEmpty()) {
        groups.remove(group);
      }
    }
  }
}
