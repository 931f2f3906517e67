package io.gondola;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import io.gondola.api.meta.Selector;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.apiserver.DeleteOptions.Propagation;
import io.gondola.kubelet.PodsByHand;
import io.gondola.kubelet.process.RunningProcess;
import io.gondola.manifest.Manifest;
import io.gondola.manifest.Patch;
import io.gondola.network.Network;
import io.gondola.sim.Choices;
import io.gondola.sim.PendingEvent;
import io.gondola.sim.Simulation;
import io.gondola.timeline.Explanation;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.VirtualTime;
import io.gondola.traffic.Client;
import io.gondola.traffic.Clients;
import io.gondola.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A simulated Kubernetes cluster.
 *
 * <pre>{@code
 * Cluster cluster = Cluster.withNodes(3);
 * cluster.apply(manifest);
 * cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));
 * cluster.setImage("web", "nginx", "nginx:2");
 * cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));
 * }</pre>
 *
 * <p>Time stands still until a method whose name starts with {@code run} is called. What Kubernetes
 * would refuse throws {@link ApiException} with Kubernetes' message and changes nothing. A name
 * stands for an object of the namespace {@code default}, unless it is written {@code
 * namespace/name}.
 */
public final class Cluster {

  private final ClusterConfig config;
  private final Simulation simulation;
  private final ApiServer api;
  private final Network network;
  private final DeploymentCommands commands;
  private final NodeCommands nodeCommands;
  private final FaultTargets targets;
  private final BehaviorMetrics metrics;
  private final Faults faults;
  private final Clients clients;
  private final Inputs inputs = new Inputs(this);

  private Cluster(ClusterConfig config, Choices choices) {
    this.config = config;
    this.simulation = new Simulation(config.start(), choices, config.limits());
    ClusterParts parts = ClusterParts.start(config, simulation);
    this.api = parts.api();
    this.network = parts.network();
    this.commands = new DeploymentCommands(api);
    this.nodeCommands = new NodeCommands(api);
    this.targets = parts.faultTargets();
    this.metrics = parts.metrics();
    this.faults = new Faults(targets, act -> inputs.run(c -> act.accept(c.faults)));
    this.clients = parts.clients(act -> inputs.run(c -> act.accept(c.clients)));
  }

  /** A cluster with a number of nodes and defaults for everything else. */
  public static Cluster withNodes(int nodes) {
    return of(ClusterConfig.DEFAULT.withNodes(nodes));
  }

  public static Cluster of(ClusterConfig config) {
    return of(config, ClusterParts.choices(config));
  }

  /** A cluster whose choices are not drawn from its seed: they are a script, or a search. */
  public static Cluster of(ClusterConfig config, Choices choices) {
    return new Cluster(config, choices);
  }

  public ClusterConfig config() {
    return config;
  }

  /** The virtual time. */
  public Instant now() {
    return simulation.now();
  }

  /** Virtual time since the cluster came to life. */
  public Duration elapsed() {
    return simulation.elapsed();
  }

  // ---- objects

  /**
   * Creates or changes the objects of a manifest, one YAML or JSON document each, as {@code kubectl
   * apply} does: fields that the manifest does not set, and never set, keep their values. If any
   * object is refused, none is applied.
   *
   * @return the objects as stored
   * @throws io.gondola.manifest.ManifestException if the text is no manifest
   */
  public ImmutableList<ApiObject> apply(String manifest) {
    return apply(Manifest.parse(manifest));
  }

  /** Creates or changes an object. */
  @SuppressWarnings("unchecked") // Applying an object gives one of the same type.
  public <T extends ApiObject> T apply(T object) {
    return (T) apply(ImmutableList.of(object)).get(0);
  }

  /** Creates or changes objects. */
  public ImmutableList<ApiObject> apply(Iterable<? extends ApiObject> objects) {
    ImmutableList<ApiObject> all = ImmutableList.copyOf(objects);
    return inputs.give(c -> Apply.all(c.api, all));
  }

  /** Creates an object; refuses with AlreadyExists if its name is taken. */
  public <T extends ApiObject> T create(T object) {
    return inputs.give(c -> c.api.create(Apply.inNamespace(object)));
  }

  /** Writes a changed copy of an object; refused if it has changed since it was read. */
  public <T extends ApiObject> T replace(T object) {
    return inputs.give(c -> c.api.update(object));
  }

  /** Changes the newest state of an object. */
  public <T extends ApiObject> T patch(ResourceType<T> type, String name, UnaryOperator<T> change) {
    return inputs.give(c -> c.api.patch(type, keyOf(type, name), change));
  }

  /**
   * Changes an object by a JSON merge patch (RFC 7386), in YAML or JSON: maps are merged, lists
   * replaced, and {@code null} deletes.
   */
  public <T extends ApiObject> T patch(ResourceType<T> type, String name, String patch) {
    return patch(type, name, live -> Patch.merge(live, Patch.parse(patch)));
  }

  /** The object with a name; refuses with NotFound if there is none. */
  public <T extends ApiObject> T get(ResourceType<T> type, String name) {
    return api.get(type, keyOf(type, name));
  }

  /** The object with a name, if there is one. */
  public <T extends ApiObject> Optional<T> find(ResourceType<T> type, String name) {
    return api.find(type, keyOf(type, name));
  }

  /** The Deployment with a name; refuses with NotFound if there is none. */
  public Deployment deployment(String name) {
    return get(Deployment.TYPE, name);
  }

  /** All pods of the namespace {@code default}, by name. */
  public ImmutableList<Pod> pods() {
    return list(Pod.TYPE, "");
  }

  /**
   * The objects of a type in the namespace {@code default} that a selector such as {@code
   * app=web,tier!=db} matches.
   */
  public <T extends ApiObject> ImmutableList<T> list(ResourceType<T> type, String selector) {
    return list(type, type.namespaced() ? "default" : "", selector);
  }

  /** The objects of a type in a namespace that a selector matches, by name. */
  public <T extends ApiObject> ImmutableList<T> list(
      ResourceType<T> type, String namespace, String selector) {
    return api.list(type, namespace, Selector.parse(selector));
  }

  /** The objects of a type in all namespaces that a selector matches, by namespace and name. */
  public <T extends ApiObject> ImmutableList<T> listAll(ResourceType<T> type, String selector) {
    Selector labels = Selector.parse(selector);
    return api.list(type).stream()
        .filter(object -> labels.matches(object.metadata().labels()))
        .collect(ImmutableList.toImmutableList());
  }

  /** Deletes an object; its dependents follow. */
  public void delete(ResourceType<?> type, String name) {
    delete(type, name, DeleteOptions.DEFAULT);
  }

  public void delete(ResourceType<?> type, String name, DeleteOptions options) {
    inputs.run(c -> c.api.delete(type, keyOf(type, name), options));
  }

  /** Deletes a pod that gets this long to stop; with none, it is gone at once. */
  public void delete(ResourceType<?> type, String name, Duration gracePeriod) {
    delete(type, name, new DeleteOptions(gracePeriod.toSeconds(), null, null));
  }

  /** Deletes an object whose dependents stay, without an owner. */
  public void deleteOrphaning(ResourceType<?> type, String name) {
    delete(type, name, DeleteOptions.DEFAULT.withPropagation(Propagation.ORPHAN));
  }

  // ---- Deployments

  /** Changes the number of replicas. */
  public Deployment scale(String deployment, int replicas) {
    return inputs.give(c -> c.commands.scale(keyOf(Deployment.TYPE, deployment), replicas));
  }

  /** Changes the image of a container: starts a rollout. */
  public Deployment setImage(String deployment, String container, String image) {
    return inputs.give(
        c -> c.commands.setImage(keyOf(Deployment.TYPE, deployment), container, image));
  }

  /** Holds a rollout. */
  public Deployment pause(String deployment) {
    return inputs.give(c -> c.commands.pause(keyOf(Deployment.TYPE, deployment)));
  }

  /** Goes on with a held rollout. */
  public Deployment resume(String deployment) {
    return inputs.give(c -> c.commands.resume(keyOf(Deployment.TYPE, deployment)));
  }

  /** Goes back to the revision before the current one. */
  public Deployment undo(String deployment) {
    return undo(deployment, 0);
  }

  /**
   * Goes back to a revision.
   *
   * @param revision as in the annotation {@code deployment.kubernetes.io/revision}; 0 for the one
   *     before the current
   */
  public Deployment undo(String deployment, long revision) {
    return inputs.give(c -> c.commands.undo(keyOf(Deployment.TYPE, deployment), revision));
  }

  /** Ends the pause that a rollout in steps is in; refused if it is in none. */
  public Deployment promote(String deployment) {
    return inputs.give(c -> c.commands.promote(keyOf(Deployment.TYPE, deployment)));
  }

  /** Replaces all pods by new ones of the same template. */
  public Deployment restart(String deployment) {
    return inputs.give(c -> c.commands.restart(keyOf(Deployment.TYPE, deployment)));
  }

  // ---- nodes and disruptions

  /** Keeps new pods off a node; those that run there stay. */
  public Node cordon(String node) {
    return inputs.give(c -> c.nodeCommands.setUnschedulable(node, true));
  }

  /** Lets new pods onto a node again. */
  public Node uncordon(String node) {
    return inputs.give(c -> c.nodeCommands.setUnschedulable(node, false));
  }

  /** Begins to empty a node, with the defaults of {@code kubectl drain}. */
  public Drain drain(String node) {
    return drain(node, DrainOptions.DEFAULT);
  }

  /**
   * Begins to empty a node: cordons it and evicts its pods, again every 5 s where a
   * PodDisruptionBudget refuses. That takes simulated time: {@code
   * cluster.runUntil(cluster.drain("node-1"), limit)}.
   *
   * @throws io.gondola.api.meta.ApiException if there are pods that the options do not allow to
   *     evict; then none is, and the node stays cordoned
   */
  public Drain drain(String node, DrainOptions options) {
    return inputs.give(c -> c.nodeCommands.drain(node, options));
  }

  /**
   * Evicts a pod: deletes it if its PodDisruptionBudget allows that now.
   *
   * @throws io.gondola.api.meta.ApiException TooManyRequests if it does not
   */
  public void evict(String pod) {
    inputs.run(c -> c.api.evict(keyOf(Pod.TYPE, pod), DeleteOptions.DEFAULT));
  }

  /** Things that go wrong because you say so. */
  public Faults faults() {
    return faults;
  }

  // ---- traffic

  /**
   * Lets a client send requests, from now on until it is stopped: {@code
   * cluster.send(Client.to("web").every(ofMillis(10)))}. Needs pods that really run, so not {@link
   * ClusterConfig#podsByHand}.
   */
  public Traffic send(Client client) {
    checkArgument(!config.podsByHand(), "pods made by hand serve nothing");
    return inputs.give(c -> c.clients.start(client));
  }

  // ---- time

  /** Lets virtual time pass. */
  public void runFor(Duration span) {
    simulation.runFor(span);
  }

  /**
   * Lets virtual time pass.
   *
   * @param law is looked at after each event: it throws if something does not hold
   */
  public void runFor(Duration span, Consumer<Cluster> law) {
    simulation.runUntil(
        () -> {
          law.accept(this);
          return false;
        },
        span);
  }

  /**
   * Lets virtual time pass until a condition holds.
   *
   * @param limit how much virtual time may pass
   * @throws ConditionNotReachedException if the condition does not hold by then; it tells what does
   */
  public void runUntil(Condition condition, Duration limit) {
    if (!simulation.runUntil(() -> condition.holds(this), limit)) {
      throw UnmetCondition.explain(this, condition, limit);
    }
  }

  /** What is going to happen, soonest first. */
  public ImmutableList<PendingEvent> pending() {
    return simulation.pending();
  }

  // ---- time travel

  /**
   * A cluster as this one was at a time since it came to life, or as it will be if nothing is done
   * to it: the whole run again, so it costs what the run did. This one stays as it is.
   */
  public Cluster at(Duration time) {
    return inputs.at(time);
  }

  /** A cluster like this one that from now on goes its own way. */
  public Cluster fork() {
    return inputs.fork();
  }

  /**
   * Does something that {@link #at} and {@link #fork} shall do again. All methods of a cluster do
   * so by themselves; what goes through {@link #apiServer} does not.
   */
  public void perform(Consumer<Cluster> action) {
    inputs.run(action);
  }

  Inputs inputs() {
    return inputs;
  }

  // ---- looking back

  /** Everything that happened so far. */
  public Timeline timeline() {
    return api.timeline();
  }

  /** Why an object is as it is, or why it is gone: the chain of causes of the latest change. */
  public Explanation why(ResourceType<?> type, String name) {
    return timeline().why(type, keyOf(type, name));
  }

  /** What components reported about objects. */
  public ImmutableList<io.gondola.api.core.Event> events() {
    return api.events().list();
  }

  /**
   * What a container wrote to its log so far, all its instances together; the log is gone with its
   * pod.
   */
  public ImmutableList<String> logs(String pod, String container) {
    Pod found = get(Pod.TYPE, pod);
    targets.checkContainer(found, container);
    return targets.kubeletOf(found).logs(found.key(), container);
  }

  /** What running containers use, as the metrics server saw it last, by pod and container. */
  public ImmutableList<ContainerUsage> usage() {
    return ContainerUsage.of(api, metrics);
  }

  /** The process of a container, to look at its files, say; empty if it does not run. */
  public Optional<RunningProcess> process(String pod, String container) {
    Pod found = get(Pod.TYPE, pod);
    targets.checkContainer(found, container);
    return targets.kubeletOf(found).process(found.key(), container);
  }

  // ---- doors for tests and tools

  /**
   * Makes pods ready, unready or gone; only for a cluster with {@link ClusterConfig#podsByHand}.
   */
  public PodsByHand podsByHand() {
    checkArgument(config.podsByHand(), "the cluster must be made with podsByHand");
    return new PodsByHand(api, act -> inputs.run(c -> act.accept(c.podsByHand())));
  }

  /** The nodes' proxies and the name server. */
  public Network network() {
    return network;
  }

  /** The API server, for components of your own. */
  public ApiServer apiServer() {
    return api;
  }

  /** What a name stands for: {@code name}, in the namespace {@code default}, or {@code ns/name}. */
  public static ObjectKey keyOf(ResourceType<?> type, String name) {
    int slash = name.indexOf('/');
    if (!type.namespaced()) {
      return new ObjectKey("", name);
    }
    return slash < 0
        ? new ObjectKey("default", name)
        : new ObjectKey(name.substring(0, slash), name.substring(slash + 1));
  }

  @Override
  public String toString() {
    return "Cluster[%s nodes, seed %s, +%s]"
        .formatted(config.nodes(), config.seed(), VirtualTime.format(elapsed()));
  }
}
