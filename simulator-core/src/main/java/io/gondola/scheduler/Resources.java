package io.gondola.scheduler;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.gondola.api.meta.Quantity;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Amounts of what pods ask for and nodes give.
 *
 * @param milliCpu in thousandths of a core
 * @param memory in bytes
 * @param ephemeralStorage in bytes
 * @param extended all other resources, such as devices, by name
 */
record Resources(
    long milliCpu, long memory, long ephemeralStorage, ImmutableSortedMap<String, Long> extended) {

  static final Resources NONE = new Resources(0, 0, 0, ImmutableSortedMap.of());

  /** What is not listed is not there. */
  static Resources of(Map<String, Quantity> quantities) {
    long milliCpu = 0;
    long memory = 0;
    long ephemeralStorage = 0;
    ImmutableSortedMap.Builder<String, Long> extended = ImmutableSortedMap.naturalOrder();
    for (Map.Entry<String, Quantity> entry : quantities.entrySet()) {
      Quantity quantity = entry.getValue();
      switch (entry.getKey()) {
        case "cpu" -> milliCpu = quantity.milliValue();
        case "memory" -> memory = quantity.value();
        case "ephemeral-storage" -> ephemeralStorage = quantity.value();
        case "pods" -> {}
        default -> extended.put(entry.getKey(), quantity.value());
      }
    }
    return new Resources(milliCpu, memory, ephemeralStorage, extended.buildOrThrow());
  }

  Resources plus(Resources other) {
    return new Resources(
        milliCpu + other.milliCpu,
        memory + other.memory,
        ephemeralStorage + other.ephemeralStorage,
        merged(other, Long::sum));
  }

  /** Takes back what {@link #plus} added. */
  Resources minus(Resources other) {
    return new Resources(
        milliCpu - other.milliCpu,
        memory - other.memory,
        ephemeralStorage - other.ephemeralStorage,
        merged(other.negated(), Long::sum));
  }

  private Resources negated() {
    return extended.isEmpty()
        ? NONE
        : new Resources(
            0, 0, 0, ImmutableSortedMap.copyOf(Maps.transformValues(extended, amount -> -amount)));
  }

  /** The larger of each. */
  Resources max(Resources other) {
    return new Resources(
        Math.max(milliCpu, other.milliCpu),
        Math.max(memory, other.memory),
        Math.max(ephemeralStorage, other.ephemeralStorage),
        merged(other, Math::max));
  }

  private ImmutableSortedMap<String, Long> merged(Resources other, BinaryOperator<Long> operator) {
    if (other.extended.isEmpty()) {
      return extended;
    }
    Map<String, Long> merged = new TreeMap<>(extended);
    other.extended.forEach((name, amount) -> merged.merge(name, amount, operator));
    return ImmutableSortedMap.copyOf(merged);
  }
}
