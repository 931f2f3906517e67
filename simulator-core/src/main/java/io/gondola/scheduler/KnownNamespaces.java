package io.gondola.scheduler;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Namespace;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.Informer;

/** Namespaces as the scheduler has seen them. */
record KnownNamespaces(Informer<Namespace> namespaces) implements NamespaceLabels {

  @Override
  public ImmutableSortedMap<String, String> of(String namespace) {
    return namespaces
        .find(new ObjectKey("", namespace))
        .map(found -> found.metadata().labels())
        .orElse(ImmutableSortedMap.of());
  }
}
