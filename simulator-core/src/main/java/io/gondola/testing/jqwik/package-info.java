/**
 * Arbitraries for jqwik: configurations, Deployments, images, faults and whole rollouts.
 *
 * <p>It uses jqwik's API, which is an optional dependency, and the packages that {@code
 * io.gondola.testing} uses. jqwik finds it by itself: {@code @ForAll RolloutScenario scenario} is
 * enough. Start with {@link io.gondola.testing.jqwik.GondolaArbitraries}.
 */
@NullMarked
package io.gondola.testing.jqwik;

import org.jspecify.annotations.NullMarked;
