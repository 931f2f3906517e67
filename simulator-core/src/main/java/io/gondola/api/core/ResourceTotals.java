package io.gondola.api.core;

import io.gondola.api.meta.Quantity;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up amounts by resource. */
final class ResourceTotals {

  private final SortedMap<String, Quantity> amounts = new TreeMap<>();

  SortedMap<String, Quantity> amounts() {
    return amounts;
  }

  void add(Map<String, Quantity> more) {
    more.forEach((name, amount) -> amounts.merge(name, amount, Quantity::add));
  }

  ResourceTotals plus(Map<String, Quantity> more) {
    ResourceTotals sum = new ResourceTotals();
    sum.add(amounts);
    sum.add(more);
    return sum;
  }

  /** Keeps the greater of both amounts, resource by resource. */
  void raiseTo(ResourceTotals other) {
    other.amounts.forEach(
        (name, amount) -> amounts.merge(name, amount, (a, b) -> a.compareTo(b) >= 0 ? a : b));
  }
}
