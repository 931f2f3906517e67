/**
 * The Deployment controller: it creates a ReplicaSet for each new template and moves the pods over
 * to it.
 *
 * <p>How many go when is for the policies of {@code io.gondola.rollout} to say. The classes here
 * each answer one more question (which ReplicaSet is the new one, is the rollout complete, what may
 * be deleted) as pure functions of API values and the time. Start with {@link
 * io.gondola.controller.deployment.OwnedReplicaSets} and {@link
 * io.gondola.controller.deployment.RolloutProgress}.
 */
@NullMarked
package io.gondola.controller.deployment;

import org.jspecify.annotations.NullMarked;
