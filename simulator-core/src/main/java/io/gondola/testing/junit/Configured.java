package io.gondola.testing.junit;

import io.gondola.ClusterConfig;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.UnaryOperator;

/**
 * What else the cluster of a test is made of: images, delays, sizes of nodes. That of a method
 * wins.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface Configured {

  /** A class with a constructor without parameters; it gets the number of nodes and the seed. */
  Class<? extends UnaryOperator<ClusterConfig>> value();
}
