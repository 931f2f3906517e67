/**
 * Autoscaling: the size of a workload that follows its load.
 *
 * <p>Immutable values with Kubernetes' field names; they know neither the clock nor the API server.
 */
@NullMarked
package io.gondola.api.autoscaling;

import org.jspecify.annotations.NullMarked;
