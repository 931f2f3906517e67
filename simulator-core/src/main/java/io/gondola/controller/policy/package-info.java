/**
 * Which rollout policy a Deployment asks for by its annotations, beyond the two that Kubernetes
 * builds in.
 *
 * <p>It uses the kernel's durations, the API objects and the rollout policies. Start with {@link
 * io.gondola.controller.policy.RolloutPolicies}.
 */
@NullMarked
package io.gondola.controller.policy;

import org.jspecify.annotations.NullMarked;
