package io.gondola;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.Images;
import io.gondola.network.ProxyMode;
import io.gondola.rollout.PodReplacementPolicy;
import io.gondola.rollout.RolloutMetrics;
import io.gondola.rollout.RolloutPolicy;
import io.gondola.sim.Limits;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a cluster is made of. Start from {@link #DEFAULT} and change what matters:
 *
 * <pre>{@code
 * ClusterConfig.DEFAULT.withNodes(5).withSeed(42).withImage("web:2", ImageBehavior.INSTANT)
 * }</pre>
 *
 * @param seed gives every choice; default 1
 * @param start the virtual time at which the cluster comes to life; default 2026-01-01T00:00:00Z
 * @param nodes how many nodes there are; default 3
 * @param nodeSize what each node has to give
 * @param nodeTraits nodes that differ from that, by name; see {@link #withNode}
 * @param latencies how long things take
 * @param images how containers behave, by image
 * @param proxyMode how the nodes' proxies pick among the endpoints of a Service; default at random
 * @param podReplacementPolicy whether a pod is replaced as soon as it is told to go, which is the
 *     default and what Kubernetes does, or only once it has ended; of all Deployments and
 *     ReplicaSets
 * @param rolloutPolicies policies of the user's own, by the name that a Deployment's annotation
 *     {@code gondola.io/rollout-policy} gives; see {@link #withRolloutPolicy}
 * @param rolloutMetrics what is measured of a version while it is rolled out; where it says
 *     nothing, which is the default, the requests of {@link Cluster#send} count: the share of those
 *     to the version in the latest 30 s that were not served
 * @param podLoad what work from outside costs the pods, beside the requests of {@link
 *     Cluster#send}; default nothing
 * @param podsByHand if true, no kubelet runs: a test itself says when a pod is ready, unready or
 *     gone, with {@link Cluster#podsByHand}; default false
 * @param tiesByChance if true, events of one time run in an order drawn from the seed; default
 *     false: first scheduled, first run
 * @param limits bounds that turn a run which never settles into an error
 */
@RecordBuilder
public record ClusterConfig(
    long seed,
    Instant start,
    int nodes,
    NodeSize nodeSize,
    ImmutableSortedMap<String, NodeTraits> nodeTraits,
    Latencies latencies,
    Images images,
    ProxyMode proxyMode,
    PodReplacementPolicy podReplacementPolicy,
    ImmutableSortedMap<String, RolloutPolicy> rolloutPolicies,
    RolloutMetrics rolloutMetrics,
    PodLoad podLoad,
    boolean podsByHand,
    boolean tiesByChance,
    Limits limits)
    implements ClusterConfigBuilder.With {

  public static final ClusterConfig DEFAULT =
      new ClusterConfig(
          1,
          Instant.parse("2026-01-01T00:00:00Z"),
          3,
          NodeSize.DEFAULT,
          ImmutableSortedMap.of(),
          Latencies.DEFAULT,
          Images.DEFAULT,
          ProxyMode.RANDOM,
          PodReplacementPolicy.TERMINATION_STARTED,
          ImmutableSortedMap.of(),
          RolloutMetrics.NONE,
          PodLoad.NONE,
          false,
          false,
          Limits.DEFAULT);

  public ClusterConfig {
    checkArgument(nodes >= 0, "nodes (%s) must not be negative", nodes);
  }

  /**
   * The same with one node changed: {@code withNode("node-1", node -> node.withLabel("disk",
   * "ssd"))}. Nodes are called {@code node-1}, {@code node-2} and so on.
   */
  public ClusterConfig withNode(String name, UnaryOperator<NodeTraits> change) {
    Map<String, NodeTraits> next = new TreeMap<>(nodeTraits);
    next.put(name, change.apply(traitsOf(name)));
    return withNodeTraits(ImmutableSortedMap.copyOf(next));
  }

  /**
   * The same with its nodes spread over zones in turn: each gets the label {@code
   * topology.kubernetes.io/zone}. Set the number of nodes first.
   */
  public ClusterConfig withZones(String... zones) {
    checkArgument(zones.length > 0, "zones must not be empty");
    ClusterConfig next = this;
    for (int i = 0; i < nodes; i++) {
      String zone = zones[i % zones.length];
      next =
          next.withNode(
              "node-" + (i + 1), node -> node.withLabel("topology.kubernetes.io/zone", zone));
    }
    return next;
  }

  NodeTraits traitsOf(String node) {
    NodeTraits own = nodeTraits.get(node);
    return own == null ? NodeTraits.of(nodeSize) : own;
  }

  /**
   * The same with one more rollout policy, which a Deployment picks by the annotation {@code
   * gondola.io/rollout-policy: NAME}. Named already, and with parameters in annotations, are {@code
   * canary}, {@code blue-green} and {@code error-watch}.
   */
  public ClusterConfig withRolloutPolicy(String name, RolloutPolicy policy) {
    return withRolloutPolicies(
        ImmutableSortedMap.<String, RolloutPolicy>naturalOrder()
            .putAll(rolloutPolicies)
            .put(name, policy)
            .buildOrThrow());
  }

  /** The same with the behaviour of one image set. */
  public ClusterConfig withImage(String image, ImageBehavior behavior) {
    return withImages(images.with(image, behavior));
  }
}
