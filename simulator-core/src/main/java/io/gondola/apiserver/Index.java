package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An informer's objects grouped by a property, so that finding those of one group costs no walk
 * over all.
 */
public final class Index<T extends ApiObject> {

  private final Function<? super T, String> property;
  private final Function<ObjectKey, T> known;

  /**
   * Groups are looked up, never walked; within one, objects keep the order in which they arrived.
   * Only keys are kept, as most changes of an object leave it in its group.
   */
  private final Map<String, Set<ObjectKey>> groups = new HashMap<>();

  /**
   * @param known gives the object with a key that is in a group
   */
  Index(Function<? super T, String> property, Function<ObjectKey, T> known) {
    this.property = property;
    this.known = known;
  }

  /** The objects of a group, in the order in which they were first seen. */
  public ImmutableList<T> get(String group) {
    Set<ObjectKey> keys = groups.get(group);
    return keys == null
        ? ImmutableList.of()
        : keys.stream().map(known).collect(ImmutableList.toImmutableList());
  }

  void update(WatchEvent<T> event) {
    T before = event.before();
    T after = event.after();
    String groupBefore = before == null ? "" : property.apply(before);
    String groupAfter = after == null ? "" : property.apply(after);
    if (groupBefore.equals(groupAfter)) {
      return;
    }
    if (!groupBefore.isEmpty()) {
      remove(groupBefore, event.object().key());
    }
    if (!groupAfter.isEmpty()) {
      groups.computeIfAbsent(groupAfter, group -> new LinkedHashSet<>()).add(event.object().key());
    }
  }

  private void remove(String group, ObjectKey key) {
    Set<ObjectKey> keys = groups.get(group);
    if (keys != null) {
      keys.remove(key);
      if (keys.isEmpty()) {
        groups.remove(group);
      }
    }
  }
}
