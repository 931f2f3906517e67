/**
 * AssertJ assertions on the objects of a cluster, on rollouts and on timelines.
 *
 * <p>It uses AssertJ, which is an optional dependency, and the packages that {@code
 * io.gondola.testing} uses. Start with {@link io.gondola.testing.assertj.GondolaAssertions}.
 */
@NullMarked
package io.gondola.testing.assertj;

import org.jspecify.annotations.NullMarked;
