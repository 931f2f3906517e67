package io.gondola.api.core;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import org.jspecify.annotations.Nullable;

/** Which nodes a pod needs, and which it would rather have. */
@ApiRecord
public record NodeAffinity(
    @Nullable NodeSelector requiredDuringSchedulingIgnoredDuringExecution,
    ImmutableList<PreferredSchedulingTerm> preferredDuringSchedulingIgnoredDuringExecution)
    implements NodeAffinityBuilder.With {

  public NodeAffinity {
    preferredDuringSchedulingIgnoredDuringExecution =
        OrEmpty.list(preferredDuringSchedulingIgnoredDuringExecution);
  }
}
