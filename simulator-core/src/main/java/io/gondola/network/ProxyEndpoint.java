package io.gondola.network;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableSet;
import io.gondola.api.core.ObjectReference;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointConditions;
import io.gondola.api.discovery.EndpointHints;
import io.gondola.api.discovery.ForNode;
import io.gondola.api.discovery.ForZone;
import io.gondola.api.meta.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection may be sent.
 *
 * @param address IP and port, {@code 10.244.1.5:8080}
 * @param pod the pod behind it; null if a user keeps the slice and names none
 * @param node where it is; empty if a user keeps the slice and names none
 * @param zoneHints the zones whose traffic it is meant for; empty if for any
 * @param nodeHints the nodes whose traffic it is meant for; empty if for any
 */
public record ProxyEndpoint(
    String address,
    @Nullable ObjectKey pod,
    EndpointConditions conditions,
    String node,
    ImmutableSet<String> zoneHints,
    ImmutableSet<String> nodeHints) {

  static ProxyEndpoint of(Endpoint endpoint, int port) {
    EndpointHints hints = endpoint.hints();
    return new ProxyEndpoint(
        endpoint.addresses().get(0) + ":" + port,
        podOf(endpoint.targetRef()),
        endpoint.conditions(),
        Strings.nullToEmpty(endpoint.nodeName()),
        hints == null
            ? ImmutableSet.of()
            : hints.forZones().stream().map(ForZone::name).collect(ImmutableSet.toImmutableSet()),
        hints == null
            ? ImmutableSet.of()
            : hints.forNodes().stream().map(ForNode::name).collect(ImmutableSet.toImmutableSet()));
  }

  private static @Nullable ObjectKey podOf(@Nullable ObjectReference target) {
    return target == null || !target.kind().equals("Pod")
        ? null
        : new ObjectKey(target.namespace(), target.name());
  }

  /** Whether it is local to a node. */
  public boolean isOn(String someNode) {
    return node.equals(someNode);
  }

  boolean isReady() {
    return conditions.isReady();
  }

  /** Told to stop, and still answering: better than nothing. */
  boolean isServingTerminating() {
    return conditions.isServing() && conditions.isTerminating();
  }
}
