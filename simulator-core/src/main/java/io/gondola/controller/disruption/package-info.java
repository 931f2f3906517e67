/**
 * Keeps the status of PodDisruptionBudgets: how many of their pods are healthy, how many have to
 * be, and so how many may be evicted now.
 *
 * <p>Without a budget in a pod's namespace this costs nothing; with one, a pod's change is counted
 * in, not all pods counted anew. Start with {@link
 * io.gondola.controller.disruption.DisruptionController}; {@link
 * io.gondola.controller.disruption.Demand} is the arithmetic.
 */
@NullMarked
package io.gondola.controller.disruption;

import org.jspecify.annotations.NullMarked;
