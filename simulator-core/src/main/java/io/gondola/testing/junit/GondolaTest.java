package io.gondola.testing.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a {@link io.gondola.Cluster} each, as a parameter.
 *
 * <pre>{@code
 * @GondolaTest
 * class WebTest {
 *   @Test
 *   @Manifest(resource = "web.yaml")
 *   void web_rollsOut(Cluster cluster) { … }
 * }
 * }</pre>
 *
 * <p>{@link Nodes}, {@link Seed}, {@link Manifest} and {@link Configured} say what it is like, on
 * the class or on a method. If a test fails, the timeline of its cluster is written to a file that
 * the failure names; if it passes, nothing is written or printed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(ClusterExtension.class)
public @interface GondolaTest {}
