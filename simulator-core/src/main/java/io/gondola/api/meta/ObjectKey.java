package io.gondola.api.meta;

import java.util.Comparator;

/**
 * Namespace and name: what identifies an object among those of its type. The order is that of
 * Kubernetes' lists.
 *
 * @param namespace empty for objects without a namespace
 */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {

  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::namespace).thenComparing(ObjectKey::name);

  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
  }

  /** {@code namespace/name}, or just the name. */
  @Override
  public String toString() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
