/**
 * Arbitraries for jqwik: configurations, Deployments, images, faults and whole rollouts.
 *
 * <p>It uses jqwik's API, which is an optional dependency, and the packages that {@code
 * io.gondola.testing} uses. jqwik finds it by itself: {@code @ForAll RolloutScenario scenario} is
 * enough. (On the module path it does not, as a module cannot provide a service of one that may be
 * missing: name the arbitraries in a {@code @Provide} method there.) Start with {@link
 * io.gondola.testing.jqwik.GondolaArbitraries}.
 */
@NullMarked
package io.gondola.testing.jqwik;

import org.jspecify.annotations.NullMarked;
