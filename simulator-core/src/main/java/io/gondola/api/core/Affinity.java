package io.gondola.api.core;

import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** Rules that attract a pod to nodes or pods, or keep it away. */
@ApiRecord
public record Affinity(
    @Nullable NodeAffinity nodeAffinity,
    @Nullable PodAffinity podAffinity,
    @Nullable PodAntiAffinity podAntiAffinity)
    implements AffinityBuilder.With {}
