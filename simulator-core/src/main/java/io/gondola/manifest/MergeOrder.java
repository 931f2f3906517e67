package io.gondola.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order of a merged list, by Kubernetes' rule: items that the patch names keep its order, items
 * of the server keep theirs, and where the two meet the server's old order decides if it knows
 * both; otherwise the patch goes first.
 *
 * @param mergeKey tells items apart; empty for lists of plain values
 */
record MergeOrder(String mergeKey) {

  /**
   * Sorts a merged list.
   *
   * @param patchOrder items, or just their keys, in the order of the patch
   * @param serverOrder the list before the patch
   */
  List<Object> sort(List<?> merged, List<?> patchOrder, List<?> serverOrder) {
    List<Object> fromPatch = new ArrayList<>();
    List<Object> serverOnly = new ArrayList<>();
    merged.forEach(item -> (index(patchOrder, item) >= 0 ? fromPatch : serverOnly).add(item));
    fromPatch.sort(Comparator.comparingInt(item -> index(patchOrder, item)));
    serverOnly.sort(Comparator.comparingInt(item -> last(index(serverOrder, item))));
    return interleave(serverOnly, fromPatch, serverOrder);
  }

  /** The place of an item that is told by its key; -1 if it is not there. */
  int index(List<?> list, @Nullable Object item) {
    for (int i = 0; i < list.size(); i++) {
      if (Objects.equals(key(list.get(i)), key(item))) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable Object key(@Nullable Object item) {
    return !mergeKey.isEmpty() && item instanceof Map<?, ?> map ? map.get(mergeKey) : item;
  }

  private static int last(int index) {
    return index < 0 ? Integer.MAX_VALUE : index;
  }

  private List<Object> interleave(List<Object> left, List<Object> right, List<?> order) {
    List<Object> result = new ArrayList<>();
    int l = 0;
    int r = 0;
    while (l < left.size() || r < right.size()) {
      boolean takeLeft =
          r == right.size() || (l < left.size() && isBefore(left.get(l), right.get(r), order));
      result.add(takeLeft ? left.get(l++) : right.get(r++));
    }
    return result;
  }

  private boolean isBefore(Object left, Object right, List<?> order) {
    int leftIndex = index(order, left);
    int rightIndex = index(order, right);
    return leftIndex >= 0 && rightIndex >= 0 && leftIndex < rightIndex;
  }
}
