package io.gondola.testing.junit;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Longs;
import io.gondola.ClusterConfig;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** The configuration that the annotations of a test ask for. */
final class TestConfig {

  static final String SEED = "gondola.seed";

  private TestConfig() {}

  static ClusterConfig of(ExtensionContext context) {
    ClusterConfig config = ClusterConfig.DEFAULT.withSeed(seed(context));
    ClusterConfig sized =
        find(context, Nodes.class).map(nodes -> config.withNodes(nodes.value())).orElse(config);
    return find(context, Configured.class)
        .<UnaryOperator<ClusterConfig>>map(own -> ReflectionSupport.newInstance(own.value()))
        .map(change -> change.apply(sized))
        .orElse(sized);
  }

  /** JUnit looks for the parameter among system properties, too. */
  private static long seed(ExtensionContext context) {
    return context
        .getConfigurationParameter(SEED)
        .map(TestConfig::parse)
        .or(() -> find(context, Seed.class).map(Seed::value))
        .orElse(ClusterConfig.DEFAULT.seed());
  }

  private static long parse(String text) {
    Long seed = Longs.tryParse(text.strip());
    if (seed == null) {
      throw new ExtensionConfigurationException(
          "%s (\"%s\") must be a whole number, as in -D%s=42; without it the seed is that of @Seed"
              .formatted(SEED, text, SEED));
    }
    return seed;
  }

  /** The annotation of the method, or of the class, or of a class around it. */
  static <A extends Annotation> Optional<A> find(ExtensionContext context, Class<A> type) {
    return AnnotationSupport.findAnnotation(context.getTestMethod(), type)
        .or(
            () ->
                classes(context).stream()
                    .flatMap(each -> AnnotationSupport.findAnnotation(each, type).stream())
                    .findFirst());
  }

  /** The class of the test and those around it, the innermost first. */
  static ImmutableList<Class<?>> classes(ExtensionContext context) {
    ImmutableList.Builder<Class<?>> classes = ImmutableList.builder();
    Class<?> type = context.getRequiredTestClass();
    while (type != null) {
      classes.add(type);
      type = type.getEnclosingClass();
    }
    return classes.build();
  }
}
