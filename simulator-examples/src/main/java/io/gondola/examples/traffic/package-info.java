/**
 * What a rollout costs its customers: requests that get lost and how to keep them, and a gray
 * release by labels alone.
 *
 * <p>Uses the simulator only. Start with {@link io.gondola.examples.traffic.DroppedRequests}.
 */
@NullMarked
package io.gondola.examples.traffic;

import org.jspecify.annotations.NullMarked;
