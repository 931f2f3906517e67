package io.gondola.testing.assertj;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Service;
import org.jspecify.annotations.Nullable;

/** Assertions on a Service. Which endpoints it has, {@link ClusterAssert} can tell. */
public final class ServiceAssert extends GondolaAssert<ServiceAssert, Service> {

  ServiceAssert(@Nullable Service actual) {
    super(actual, ServiceAssert.class);
  }

  /** {@code ClusterIP}, {@code NodePort}, {@code LoadBalancer} or {@code ExternalName}. */
  public ServiceAssert hasType(String type) {
    isNotNull();
    return has("type", type, actual.spec().type());
  }

  public ServiceAssert isHeadless() {
    isNotNull();
    return is(actual.spec().isHeadless(), "headless", "cluster IP " + actual.spec().clusterIP());
  }

  /** Whether pods with a label are among those that it selects. */
  public ServiceAssert selects(String label, String value) {
    isNotNull();
    ImmutableSortedMap<String, String> selector = actual.spec().selector();
    return has("selector", value, selector.get(label));
  }

  @Override
  String subject() {
    return "service " + actual.key();
  }
}
