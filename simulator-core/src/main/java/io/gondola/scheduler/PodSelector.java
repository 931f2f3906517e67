package io.gondola.scheduler;

import com.google.common.collect.ImmutableSortedSet;
import io.gondola.api.meta.Selector;

/**
 * Pods by namespace and labels.
 *
 * @param namespaces by name
 * @param namespaceSelector further namespaces by their labels
 */
record PodSelector(
    ImmutableSortedSet<String> namespaces, Selector namespaceSelector, Selector selector) {

  /** Pods of one namespace. */
  static PodSelector in(String namespace, Selector selector) {
    return new PodSelector(ImmutableSortedSet.of(namespace), Selector.nothing(), selector);
  }

  boolean matches(PodInfo pod, NamespaceLabels labels) {
    return (namespaces.contains(pod.namespace())
            || namespaceSelector.matches(labels.of(pod.namespace())))
        && selector.matches(pod.labels());
  }
}
