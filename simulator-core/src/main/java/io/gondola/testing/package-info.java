/**
 * Questions about a run that is over, scenarios to run, and what every rollout is to promise.
 *
 * <p>It needs no test framework; those that it works with have packages of their own below this
 * one. It uses the cluster from outside, its timeline and its pictures, and nothing else uses it.
 * Start with {@link io.gondola.testing.Rollout}, {@link io.gondola.testing.TimelineRule} and {@link
 * io.gondola.testing.RolloutProperties}.
 */
@NullMarked
package io.gondola.testing;

import org.jspecify.annotations.NullMarked;
