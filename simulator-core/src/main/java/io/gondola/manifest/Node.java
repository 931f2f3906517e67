package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value of a manifest and the line it starts at, counted from 1 in the whole text; 0 for a value
 * that came from no text.
 */
sealed interface Node {

  int line();

  /** As Go's JSON decoder names what it found: {@code object}, {@code string}. */
  String goName();

  /** The value without its lines: maps are sorted, and nulls are kept. */
  @Nullable Object plain();

  /** A string, boolean, {@link Long}, {@link BigDecimal} or null. */
  record Scalar(@Nullable Object value, int line) implements Node {
    @Override
    public String goName() {
      if (value == null) {
        return "null";
      }
      if (value instanceof Boolean) {
        return "bool";
      }
      return value instanceof String ? "string" : "number";
    }

    @Override
    public @Nullable Object plain() {
      return value;
    }
  }

  /** A list. */
  record Sequence(ImmutableList<Node> items, int line) implements Node {
    @Override
    public String goName() {
      return "array";
    }

    @Override
    public List<@Nullable Object> plain() {
      List<@Nullable Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(item.plain()));
      return plain;
    }
  }

  /**
   * A map. The order of keys is that in which kubectl sends them, which decides whose error comes
   * first.
   *
   * @param repeated keys that were set again; the last value counts
   */
  record Mapping(
      ImmutableSortedMap<String, Entry> entries, ImmutableList<RepeatedKey> repeated, int line)
      implements Node {
    @Override
    public String goName() {
      return "object";
    }

    @Override
    public Map<String, @Nullable Object> plain() {
      Map<String, @Nullable Object> plain = new TreeMap<>();
      entries.forEach((key, entry) -> plain.put(key, entry.value().plain()));
      return plain;
    }

    @Nullable Node get(String key) {
      Entry entry = entries.get(key);
      return entry == null ? null : entry.value();
    }
  }

  /** A value and the line of its key. */
  record Entry(Node value, int line) {}

  /** A key that its map had already, and the line of the second one. */
  record RepeatedKey(String key, int line) {}

  /** Reads a tree of maps, lists and scalars. */
  static Node of(@Nullable Object plain) {
    if (plain instanceof Map<?, ?> map) {
      ImmutableSortedMap.Builder<String, Entry> entries = ImmutableSortedMap.naturalOrder();
      map.forEach((key, value) -> entries.put((String) key, new Entry(of(value), 0)));
      return new Mapping(entries.buildOrThrow(), ImmutableList.of(), 0);
    }
    if (plain instanceof List<?> list) {
      return new Sequence(list.stream().map(Node::of).collect(ImmutableList.toImmutableList()), 0);
    }
    return new Scalar(plain instanceof Number number ? GoNumbers.of(number) : plain, 0);
  }
}
