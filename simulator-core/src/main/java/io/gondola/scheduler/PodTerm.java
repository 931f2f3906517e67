package io.gondola.scheduler;

import com.google.common.collect.ImmutableSortedSet;
import io.gondola.api.core.PodAffinityTerm;
import io.gondola.api.meta.Selector;
import java.util.Map;

/**
 * A term of pod affinity, ready for use.
 *
 * @param topologyKey the node label whose equal values make nodes one place
 */
record PodTerm(PodSelector pods, String topologyKey) {

  static PodTerm of(PodAffinityTerm term, String namespace, Map<String, String> podLabels) {
    ImmutableSortedSet<String> namespaces =
        term.namespaces().isEmpty() && term.namespaceSelector() == null
            ? ImmutableSortedSet.of(namespace)
            : ImmutableSortedSet.copyOf(term.namespaces());
    Selector ofNamespaces =
        term.namespaceSelector() == null
            ? Selector.nothing()
            : term.namespaceSelector().toSelector();
    Selector selector =
        new LabelKeys(term.matchLabelKeys(), term.mismatchLabelKeys())
            .selector(term.labelSelector(), podLabels);
    return new PodTerm(new PodSelector(namespaces, ofNamespaces, selector), term.topologyKey());
  }
}
