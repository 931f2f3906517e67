/**
 * How a Deployment goes from old pods to new ones, as pure functions: a policy is handed the sizes
 * of all ReplicaSets and answers with the sizes they should have.
 *
 * <p>Nothing here knows the API server, pods or the clock, so a policy runs the same against a
 * table, a model or a whole cluster. Uses only the API values. Start with {@link
 * io.gondola.rollout.RolloutPolicy}.
 */
@NullMarked
package io.gondola.rollout;

import org.jspecify.annotations.NullMarked;
