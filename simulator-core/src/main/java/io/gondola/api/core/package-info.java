/**
 * Objects of the core API group: pods and what they are made of, nodes, services, configuration.
 *
 * <p>Immutable values with Kubernetes' field names; they know neither the clock nor the API server.
 */
@NullMarked
package io.gondola.api.core;

import org.jspecify.annotations.NullMarked;
