package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An informer's objects grouped by a property, so that finding those of one group costs no walk
 * over all.
 */
public final class Index<T extends ApiObject> {

  private final Function<? super T, String> property;
  private final Supplier<ImmutableList<T>> all;
  private final Function<ObjectKey, T> known;

  /**
   * Null until somebody looks, as many never do. Groups are looked up, never walked; within one,
   * keys are in order, whenever that was. Only keys are kept, as most changes of an object leave it
   * in its group.
   */
  private @Nullable Map<String, Set<ObjectKey>> groups;

  /**
   * @param all gives all objects that the informer knows
   * @param known gives the object with a key that is in a group
   */
  Index(
      Function<? super T, String> property,
      Supplier<ImmutableList<T>> all,
      Function<ObjectKey, T> known) {
    this.property = property;
    this.all = all;
    this.known = known;
  }

  /** The objects of a group, by namespace and name. */
  public ImmutableList<T> get(String group) {
    Set<ObjectKey> keys = groups().get(group);
    return keys == null
        ? ImmutableList.of()
        : keys.stream().map(known).collect(ImmutableList.toImmutableList());
  }

  private Map<String, Set<ObjectKey>> groups() {
    if (groups == null) {
      groups = new HashMap<>();
      all.get().forEach(object -> update(groups, new WatchEvent<>(null, object)));
    }
    return groups;
  }

  void update(WatchEvent<T> event) {
    if (groups != null) {
      update(groups, event);
    }
  }

  private void update(Map<String, Set<ObjectKey>> groups, WatchEvent<T> event) {
    T before = event.before();
    T after = event.after();
    String groupBefore = before == null ? "" : property.apply(before);
    String groupAfter = after == null ? "" : property.apply(after);
    if (groupBefore.equals(groupAfter)) {
      return;
    }
    if (!groupBefore.isEmpty()) {
      remove(groups, groupBefore, event.object().key());
    }
    if (!groupAfter.isEmpty()) {
      groups.computeIfAbsent(groupAfter, group -> new TreeSet<>()).add(event.object().key());
    }
  }

  private static void remove(Map<String, Set<ObjectKey>> groups, String group, ObjectKey key) {
    Set<ObjectKey> keys = groups.get(group);
    if (keys != null) {
      keys.remove(key);
      if (keys.isEmpty()) {
        groups.remove(group);
      }
    }
  }
}
