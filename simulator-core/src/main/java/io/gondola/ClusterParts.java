package io.gondola;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.NamespaceBuilder;
import io.gondola.api.core.Node;
import io.gondola.api.core.NodeAddress;
import io.gondola.api.core.NodeBuilder;
import io.gondola.api.core.NodeSpecBuilder;
import io.gondola.api.core.NodeStatusBuilder;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.GarbageCollector;
import io.gondola.apiserver.NamespaceController;
import io.gondola.controller.deployment.Rollouts;
import io.gondola.controller.policy.RolloutPolicies;
import io.gondola.kubelet.ImageRegistry;
import io.gondola.kubelet.Kubelet;
import io.gondola.kubelet.NodeConditions;
import io.gondola.kubelet.NodeShape;
import io.gondola.network.Network;
import io.gondola.rollout.RolloutMetrics;
import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Choices;
import io.gondola.sim.Distribution;
import io.gondola.sim.Simulation;
import io.gondola.timeline.Timeline;
import io.gondola.traffic.Clients;
import io.gondola.traffic.RequestMeter;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts the parts of a cluster together, in a fixed order. */
final class ClusterParts {

  private static final ImmutableList<String> NAMESPACES =
      ImmutableList.of("default", "kube-node-lease", "kube-public", "kube-system");

  private final ClusterConfig config;
  private final Simulation simulation;
  private final ApiServer api;
  private final ImageRegistry registry;
  private final ControlPlane controlPlane;
  private final Network network;
  private final RequestMeter requests;
  private final BehaviorMetrics metrics;
  private final Map<String, Kubelet> kubelets = new TreeMap<>();

  private ClusterParts(ClusterConfig config, Simulation simulation) {
    this.config = config;
    this.simulation = simulation;
    this.api = new ApiServer(simulation, new Timeline(simulation, "seed " + config.seed()));
    this.registry = new ImageRegistry(simulation, config.images());
    this.requests = new RequestMeter(simulation);
    this.metrics = new BehaviorMetrics(registry, config.podLoad(), kubelets, config.start());
    this.controlPlane = new ControlPlane(api, config.latencies(), rollouts(), metrics);
    this.network =
        Network.start(
            api,
            new Network.Settings(
                config.proxyMode(), config.latencies().watch(), config.latencies().network()));
  }

  private Rollouts rollouts() {
    RolloutMetrics measured = (version, now) -> requests.errorRate(version.key());
    return new Rollouts(
        new RolloutPolicies(config.rolloutPolicies()),
        config.rolloutMetrics().orElse(measured),
        config.podReplacementPolicy());
  }

  /** The choices that a configuration asks for. */
  static Choices choices(ClusterConfig config) {
    Choices seeded = Choices.seeded(config.seed());
    return config.tiesByChance() ? Choices.orderingTies(seeded) : seeded;
  }

  /** Starts a cluster whose components are idle, with its namespaces and nodes in place. */
  static ClusterParts start(ClusterConfig config, Simulation simulation) {
    ClusterParts parts = new ClusterParts(config, simulation);
    parts.startComponents();
    return parts;
  }

  ApiServer api() {
    return api;
  }

  FaultTargets faultTargets() {
    return new FaultTargets(
        api, ImmutableSortedMap.copyOf(kubelets), registry, controlPlane, network);
  }

  BehaviorMetrics metrics() {
    return metrics;
  }

  Network network() {
    return network;
  }

  Clients clients(Consumer<Consumer<Clients>> outside) {
    return new Clients(api, network, ImmutableSortedMap.copyOf(kubelets), requests, outside);
  }

  private void startComponents() {
    NAMESPACES.forEach(this::createNamespace);
    checkNodeNames();
    for (int i = 1; i <= config.nodes(); i++) {
      startNode(NodeShapes.shape(i, config.nodeSize().pods()));
    }
    Distribution collection = config.latencies().garbageCollection();
    new GarbageCollector(api, delay("garbage-collector", collection));
    new NamespaceController(api, delay("namespace-controller", collection));
    controlPlane.start();
  }

  /** A trait of a node that does not exist is most likely a slip. */
  private void checkNodeNames() {
    Set<String> names =
        IntStream.rangeClosed(1, config.nodes())
            .mapToObj(i -> "node-" + i)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : config.nodeTraits().keySet()) {
      checkArgument(
          names.contains(name),
          "nodeTraits names %s, but the %s nodes are called node-1, node-2 and so on",
          name,
          config.nodes());
    }
  }

  private void createNamespace(String name) {
    api.create(
        NamespaceBuilder.builder()
            .metadata(ObjectMetaBuilder.builder().name(name).build())
            .build());
  }

  private void startNode(NodeShape shape) {
    api.create(node(shape));
    if (!config.podsByHand()) {
      kubelets.put(
          shape.name(),
          Kubelet.start(
              api,
              shape,
              registry,
              config.latencies().kubelet(),
              delay("kubelet/" + shape.name() + "/watch", config.latencies().watch())));
    }
  }

  private Node node(NodeShape shape) {
    NodeTraits traits = config.traitsOf(shape.name());
    ImmutableSortedMap<String, String> labels =
        ImmutableSortedMap.<String, String>naturalOrder()
            .putAll(traits.labels())
            .put("kubernetes.io/hostname", shape.name())
            .put("kubernetes.io/os", "linux")
            .buildOrThrow();
    return NodeBuilder.builder()
        .metadata(ObjectMetaBuilder.builder().name(shape.name()).labels(labels).build())
        .spec(
            NodeSpecBuilder.builder()
                .podCIDR(shape.podCidr())
                .podCIDRs(ImmutableList.of(shape.podCidr()))
                .taints(traits.taints())
                .build())
        .status(
            NodeStatusBuilder.builder()
                .capacity(traits.allocatable())
                .allocatable(traits.allocatable())
                .addresses(ImmutableList.of(new NodeAddress("InternalIP", shape.hostIp())))
                .conditions(NodeConditions.healthy(config.start()))
                .build())
        .build();
  }

  /** Each component draws its delays from a stream of its own. */
  private Supplier<Duration> delay(String stream, Distribution distribution) {
    ChoiceStream choices = simulation.choices().stream(stream);
    return () -> distribution.sample(choices);
  }
}
