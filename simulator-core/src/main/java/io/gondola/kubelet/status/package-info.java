/**
 * How the state of containers becomes the status of their pod: phase, conditions, readiness, and
 * whether a container that ended runs again. Pure functions.
 *
 * <p>Uses only the API values and the results of probes. Start with {@link
 * io.gondola.kubelet.status.PodPhase} and {@link io.gondola.kubelet.status.PodConditions}.
 */
@NullMarked
package io.gondola.kubelet.status;

import org.jspecify.annotations.NullMarked;
