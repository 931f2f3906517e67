package io.gondola.apiserver;

import static java.util.Objects.requireNonNull;

import io.gondola.api.meta.ApiObject;
import org.jspecify.annotations.Nullable;

/**
 * A change of an object as a watcher sees it.
 *
 * @param before null if the object is new to the watcher
 * @param after null if it is gone
 */
public record WatchEvent<T extends ApiObject>(@Nullable T before, @Nullable T after) {

  /** The object, or its last state if it is gone. */
  public T object() {
    return after != null ? after : requireNonNull(before);
  }
}
