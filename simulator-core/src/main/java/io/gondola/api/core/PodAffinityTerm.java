package io.gondola.api.core;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.OrEmpty;
import org.jspecify.annotations.Nullable;

/**
 * Pods by their labels and namespaces, and how near to them counts as together.
 *
 * @param labelSelector none selects no pod
 * @param namespaces together with {@code namespaceSelector}: neither means the pod's own namespace
 * @param topologyKey the node label whose equal values make nodes one place
 */
@ApiRecord
public record PodAffinityTerm(
    @Nullable LabelSelector labelSelector,
    ImmutableList<String> namespaces,
    String topologyKey,
    @Nullable LabelSelector namespaceSelector,
    ImmutableList<String> matchLabelKeys,
    ImmutableList<String> mismatchLabelKeys)
    implements PodAffinityTermBuilder.With {

  /** Nothing set. */
  public static final PodAffinityTerm EMPTY = PodAffinityTermBuilder.builder().build();

  public PodAffinityTerm {
    namespaces = OrEmpty.list(namespaces);
    topologyKey = Strings.nullToEmpty(topologyKey);
    matchLabelKeys = OrEmpty.list(matchLabelKeys);
    mismatchLabelKeys = OrEmpty.list(mismatchLabelKeys);
  }
}
