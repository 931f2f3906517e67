/**
 * The ReplicaSet controller: it keeps the wanted number of pods.
 *
 * <p>The classes that only decide take API values and the time, and return values. Start with
 * {@link io.gondola.controller.replicaset.ReplicaSetController}; {@link
 * io.gondola.controller.replicaset.PodTally} is its view of the pods, {@link
 * io.gondola.controller.replicaset.PodDeletionOrder} says which go first.
 */
@NullMarked
package io.gondola.controller.replicaset;

import org.jspecify.annotations.NullMarked;
