/**
 * What all API objects share: metadata, labels and their selectors, quantities, and the description
 * of a resource type.
 *
 * <p>Immutable values with Kubernetes' field names; they know neither the clock nor the API server.
 */
@NullMarked
package io.gondola.api.meta;

import org.jspecify.annotations.NullMarked;
