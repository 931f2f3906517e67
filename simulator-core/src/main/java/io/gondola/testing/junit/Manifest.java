package io.gondola.testing.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A manifest that the cluster of a test begins with; exactly one of its parts is to be set. Those
 * of the class are applied first, then those of the method, in their order.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(Manifest.List.class)
public @interface Manifest {

  /** The manifest itself. */
  String value() default "";

  /** A resource on the class path, relative to the test class, or from the root with a slash. */
  String resource() default "";

  /** A file, relative to the working directory of the build. */
  String file() default "";

  /** Several manifests. */
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @Documented
  @Inherited
  @interface List {

    Manifest[] value();
  }
}
