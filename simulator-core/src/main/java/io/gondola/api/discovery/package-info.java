/**
 * EndpointSlices: the addresses behind a Service.
 *
 * <p>Immutable values with Kubernetes' field names; they know neither the clock nor the API server.
 */
@NullMarked
package io.gondola.api.discovery;

import org.jspecify.annotations.NullMarked;
