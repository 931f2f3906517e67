package io.gondola;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Taint;
import io.gondola.api.meta.Quantity;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes one node different from the others.
 *
 * @param size what it has to give to its pods
 * @param labels besides {@code kubernetes.io/hostname} and {@code kubernetes.io/os}
 * @param taints what keeps pods away that do not tolerate it
 * @param resources what else it has to give, such as {@code nvidia.com/gpu}
 */
@RecordBuilder
public record NodeTraits(
    NodeSize size,
    ImmutableSortedMap<String, String> labels,
    ImmutableList<Taint> taints,
    ImmutableSortedMap<String, Quantity> resources)
    implements NodeTraitsBuilder.With {

  static NodeTraits of(NodeSize size) {
    return new NodeTraits(
        size, ImmutableSortedMap.of(), ImmutableList.of(), ImmutableSortedMap.of());
  }

  /** The same with a label set. */
  public NodeTraits withLabel(String key, String value) {
    return withLabels(with(labels, key, value));
  }

  /**
   * The same with one more taint.
   *
   * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
   */
  public NodeTraits withTaint(String key, String value, String effect) {
    return withTaints(
        ImmutableList.<Taint>builder()
            .addAll(taints)
            .add(new Taint(key, value, effect, null))
            .build());
  }

  /** The same with an amount of a resource set. */
  public NodeTraits withResource(String name, String amount) {
    return withResources(with(resources, name, Quantity.parse(amount)));
  }

  ImmutableSortedMap<String, Quantity> allocatable() {
    Map<String, Quantity> all = new TreeMap<>(size.allocatable());
    all.putAll(resources);
    return ImmutableSortedMap.copyOf(all);
  }

  private static <V> ImmutableSortedMap<String, V> with(Map<String, V> map, String key, V value) {
    Map<String, V> next = new TreeMap<>(map);
    next.put(key, value);
    return ImmutableSortedMap.copyOf(next);
  }
}
