/**
 * Workloads: Deployments and ReplicaSets.
 *
 * <p>Immutable values with Kubernetes' field names; they know neither the clock nor the API server.
 */
@NullMarked
package io.gondola.api.apps;

import org.jspecify.annotations.NullMarked;
