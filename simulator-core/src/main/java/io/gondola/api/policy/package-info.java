/**
 * Disruptions that somebody wants: budgets that limit them.
 *
 * <p>Immutable values with Kubernetes' field names; they know neither the clock nor the API server.
 */
@NullMarked
package io.gondola.api.policy;

import org.jspecify.annotations.NullMarked;
