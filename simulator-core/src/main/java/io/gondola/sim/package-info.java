/**
 * The discrete-event kernel: a virtual clock, an event queue, and the choices that are the only
 * source of nondeterminism.
 *
 * <p>It knows nothing of Kubernetes and uses nothing else of this library. Start with {@link
 * io.gondola.sim.Simulation}; {@link io.gondola.sim.Choices} explains where chance comes from.
 */
@NullMarked
package io.gondola.sim;

import org.jspecify.annotations.NullMarked;
