package io.gondola.scheduler;

import com.google.common.collect.ImmutableSortedMap;

/** The labels of a namespace by its name; none if it is not known. */
interface NamespaceLabels {

  ImmutableSortedMap<String, String> of(String namespace);
}
