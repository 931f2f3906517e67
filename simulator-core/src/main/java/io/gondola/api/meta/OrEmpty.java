package io.gondola.api.meta;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import org.jspecify.annotations.Nullable;

/** Reads an absent collection of an API object as an empty one, as Kubernetes does. */
public final class OrEmpty {

  private OrEmpty() {}

  public static <T> ImmutableList<T> list(@Nullable ImmutableList<T> list) {
    return list == null ? ImmutableList.of() : list;
  }

  public static <K extends Comparable<?>, V> ImmutableSortedMap<K, V> map(
      @Nullable ImmutableSortedMap<K, V> map) {
    return map == null ? ImmutableSortedMap.of() : map;
  }
}
