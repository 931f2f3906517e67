package io.gondola.api.apps;

import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.IntOrString;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a rolling update; a percentage of {@code replicas} rounds up for surge and down for
 * unavailable.
 */
@ApiRecord
public record RollingUpdateDeployment(
    @Nullable IntOrString maxUnavailable, @Nullable IntOrString maxSurge)
    implements RollingUpdateDeploymentBuilder.With {}
