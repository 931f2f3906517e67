/**
 * A JUnit 5 extension: a cluster for each test, and its timeline in a file when the test fails.
 *
 * <p>It uses JUnit's API, which is an optional dependency, and the packages that {@code
 * io.gondola.testing} uses. Start with {@link io.gondola.testing.junit.GondolaTest}.
 */
@NullMarked
package io.gondola.testing.junit;

import org.jspecify.annotations.NullMarked;
