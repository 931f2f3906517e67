/**
 * Keeps the EndpointSlices of Services: which pods are behind a Service, at which ports, and
 * whether traffic may go there.
 *
 * <p>A pod's change is looked at by itself, and only the slice that holds it is written anew: a
 * Service with ten thousand pods costs no more a pod than one with ten. Where no Service is, this
 * costs nothing. Start with {@link io.gondola.controller.endpointslice.EndpointSliceController};
 * what is wanted of a pod says {@link io.gondola.controller.endpointslice.Backend}, where it goes
 * {@link io.gondola.controller.endpointslice.SliceReconciler}.
 */
@NullMarked
package io.gondola.controller.endpointslice;

import org.jspecify.annotations.NullMarked;
