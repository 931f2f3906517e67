package io.gondola.testing.junit;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives a test its cluster: the same one to the test method and to those around it. See {@link
 * GondolaTest}.
 */
public final class ClusterExtension implements ParameterResolver, AfterEachCallback {

  /** For JUnit, which makes one where an annotation names the class. */
  public ClusterExtension() {}

  private static final Namespace NAMESPACE = Namespace.create(ClusterExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Cluster.class || type == ClusterConfig.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "a cluster lives as long as a test: make it a parameter of test, @BeforeEach or"
              + " @AfterEach methods, not of "
              + parameter.getDeclaringExecutable());
    }
    return parameter.getParameter().getType() == ClusterConfig.class
        ? TestConfig.of(context)
        : cluster(context);
  }

  private static Cluster cluster(ExtensionContext context) {
    return store(context)
        .getOrComputeIfAbsent(Cluster.class, type -> start(context), Cluster.class);
  }

  private static Cluster start(ExtensionContext context) {
    Cluster cluster = Cluster.of(TestConfig.of(context));
    ManifestSource.of(context).forEach(cluster::apply);
    return cluster;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Cluster cluster = store(context).get(Cluster.class, Cluster.class);
    if (cluster != null) {
      context
          .getExecutionException()
          .filter(failure -> !(failure instanceof TestAbortedException))
          .ifPresent(failure -> RunRecord.write(context, cluster, failure));
    }
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
