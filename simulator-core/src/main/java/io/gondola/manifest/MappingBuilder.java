package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.manifest.Node.Entry;
import io.gondola.manifest.Node.RepeatedKey;
import java.util.TreeMap;

/** Collects the keys of one map; the last value of a key counts. */
final class MappingBuilder {

  private final int line;
  private final TreeMap<String, Entry> entries = new TreeMap<>();
  private final TreeMap<String, Entry> merged = new TreeMap<>();
  private final ImmutableList.Builder<RepeatedKey> repeated = ImmutableList.builder();

  MappingBuilder(int line) {
    this.line = line;
  }

  void put(String key, int keyLine, Node value) {
    if (entries.put(key, new Entry(value, keyLine)) != null) {
      repeated.add(new RepeatedKey(key, keyLine));
    }
  }

  /** A merge key: its entries count where the map itself and earlier merge keys say nothing. */
  void merge(Node.Mapping other) {
    other.entries().forEach(merged::putIfAbsent);
  }

  Node.Mapping build() {
    merged.forEach(entries::putIfAbsent);
    return new Node.Mapping(ImmutableSortedMap.copyOfSorted(entries), repeated.build(), line);
  }
}
