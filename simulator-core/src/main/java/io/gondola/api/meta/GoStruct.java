package io.gondola.api.meta;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A value whose JSON form in an error text is not that of the API: a Go struct without JSON names,
 * such as {@code {"Type":"BlueGreen","RollingUpdate":null}}. Every field prints, in order.
 */
public record GoStruct(ImmutableList<Field> fields) {

  /** One field, under its Go name. */
  public record Field(String name, @Nullable Object value) {}

  public static GoStruct of(String name, @Nullable Object value) {
    return new GoStruct(ImmutableList.of(new Field(name, value)));
  }

  /** The same struct with one more field at its end. */
  public GoStruct and(String name, @Nullable Object value) {
    return new GoStruct(
        ImmutableList.<Field>builder().addAll(fields).add(new Field(name, value)).build());
  }
}
