package io.gondola.testing.jqwik;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.ClusterConfig;
import io.gondola.Fault;
import io.gondola.Latencies;
import io.gondola.NodeSize;
import io.gondola.TimedFault;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentBuilder;
import io.gondola.api.apps.DeploymentSpecBuilder;
import io.gondola.api.apps.DeploymentStrategyBuilder;
import io.gondola.api.apps.RollingUpdateDeploymentBuilder;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.api.core.PodTemplateSpecBuilder;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.meta.LabelSelectorBuilder;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.Quantity;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.KubeletTimes;
import io.gondola.rollout.Recreate;
import io.gondola.rollout.RollingUpdate;
import io.gondola.rollout.RolloutPolicy;
import io.gondola.sim.Distribution;
import io.gondola.testing.RolloutScenario;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.ListArbitrary;

/**
 * Values that Kubernetes accepts. They shrink to fewer replicas, fewer faults, and earlier and
 * rounder times.
 */
public final class GondolaArbitraries {

  /** More replicas make runs slower, and find little that fewer do not. */
  static final int MOST_REPLICAS = 12;

  private static final int MOST_FAULTS = 4;
  private static final long LONGEST_DELAY = 60;

  private GondolaArbitraries() {}

  // ---- time

  /**
   * Times from zero to a longest one. Whole seconds and tenths of seconds are more likely, and
   * simpler, than others.
   */
  public static Arbitrary<Duration> durations(Duration longest) {
    checkArgument(!longest.isNegative(), "longest (%s) must not be negative", longest);
    Arbitrary<Duration> millis = multiples(1, longest);
    Arbitrary<Duration> tenths = multiples(100, longest);
    return Arbitraries.oneOf(multiples(1_000, longest), tenths, millis);
  }

  private static Arbitrary<Duration> multiples(long unit, Duration longest) {
    return Arbitraries.longs()
        .between(0, longest.toMillis() / unit)
        .map(units -> Duration.ofMillis(units * unit));
  }

  /** Fixed and uniformly distributed times from zero to a longest one. */
  public static Arbitrary<Distribution> distributions(Duration longest) {
    Arbitrary<Duration> bounds = durations(longest);
    return Arbitraries.oneOf(
        bounds.map(Distribution::fixed),
        Combinators.combine(bounds, durations(longest.dividedBy(2)))
            .as(
                (max, spread) ->
                    Distribution.uniform(
                        max.compareTo(spread) < 0 ? Duration.ZERO : max.minus(spread), max)));
  }

  private static Arbitrary<Distribution> times(long mostMillis) {
    return distributions(Duration.ofMillis(mostMillis));
  }

  // ---- clusters

  /** Clusters with three nodes that have room for all, and any delays, images and seeds. */
  public static Arbitrary<ClusterConfig> clusterConfigs() {
    return Combinators.combine(
            latencies(),
            Combinators.combine(imageBehaviors(), imageBehaviors(), imageBehaviors())
                .as(ImmutableList::of),
            Arbitraries.of(false, true),
            Arbitraries.longs().between(1, 1_000))
        .as(
            (latencies, images, ties, seed) ->
                ClusterConfig.DEFAULT
                    .withNodeSize(new NodeSize(Quantity.parse("100"), Quantity.parse("1Ti"), 200))
                    .withLatencies(latencies)
                    .withImage("web:1", images.get(0))
                    .withImage("web:2", images.get(1))
                    .withImage("web:3", images.get(2))
                    .withTiesByChance(ties)
                    .withSeed(seed));
  }

  /** Delays of the control plane up to 60 ms each, of the kubelet up to 0.9 s. */
  public static Arbitrary<Latencies> latencies() {
    Arbitrary<Distribution> small = times(LONGEST_DELAY);
    Arbitrary<KubeletTimes> kubelet =
        Combinators.combine(times(900), times(900), times(900))
            .as(
                (sandbox, notice, teardown) ->
                    KubeletTimes.DEFAULT
                        .withSandbox(sandbox)
                        .withNotice(notice)
                        .withTeardown(teardown));
    return Arbitraries.oneOf(
        Arbitraries.of(Latencies.DEFAULT, Latencies.ZERO),
        Combinators.combine(small, small, small, small, kubelet)
            .as(
                (watch, sync, scheduling, collection, times) ->
                    Latencies.DEFAULT
                        .withWatch(watch)
                        .withControllerSync(sync)
                        .withScheduling(scheduling)
                        .withGarbageCollection(collection)
                        .withKubelet(times)));
  }

  /** Servers that become ready in the end, if only after some seconds. */
  public static Arbitrary<ImageBehavior> imageBehaviors() {
    return Arbitraries.oneOf(
        Arbitraries.of(ImageBehavior.WEB_SERVER, ImageBehavior.INSTANT),
        Combinators.combine(times(3_000), times(900), times(6_000), times(3_000))
            .as(
                (pull, start, readyAfter, stop) ->
                    ImageBehavior.WEB_SERVER
                        .withPull(pull)
                        .withStart(start)
                        .withReadyAfter(readyAfter)
                        .withStop(stop)));
  }

  // ---- faults

  /**
   * Up to four faults in the first two minutes that hit the pods of the Deployment {@code web}, the
   * nodes of a cluster of three, or its control plane, and pass by themselves.
   */
  public static ListArbitrary<TimedFault> timedFaults() {
    return timedFault().list().ofMaxSize(MOST_FAULTS);
  }

  static Arbitrary<TimedFault> timedFault() {
    return Combinators.combine(durations(Duration.ofMinutes(2)), faults()).as(TimedFault::new);
  }

  private static Arbitrary<Fault> faults() {
    Duration span = Duration.ofSeconds(20);
    return Arbitraries.oneOf(
        Arbitraries.of(
            Fault.killContainer("app=web", "web"),
            Fault.killSandbox("app=web"),
            Fault.failProbes("app=web", "web", span),
            Fault.slowPulls("*", Duration.ofSeconds(8), span),
            Fault.breakPulls("*", span)),
        Arbitraries.of("kube-controller-manager", "kube-scheduler")
            .map(process -> Fault.restart(process, Duration.ofSeconds(10))),
        Arbitraries.of("deployment-controller", "default-scheduler", "kubelet/node-1")
            .map(component -> Fault.pause(component, span)),
        Arbitraries.of("replicaset-controller", "deployment-controller")
            .map(component -> Fault.failWrites(component, 3)));
  }

  // ---- objects

  /** Deployments named {@code web} of the image {@code web:1}, of any size and strategy. */
  public static Arbitrary<Deployment> deployments() {
    return Combinators.combine(
            Arbitraries.integers().between(0, MOST_REPLICAS),
            limits(),
            Arbitraries.integers().between(0, 30).withoutEdgeCases(),
            Arbitraries.integers().between(0, 5))
        .as(GondolaArbitraries::deployment);
  }

  private static Deployment deployment(
      int replicas, ImmutableList<String> limits, int minReadySeconds, int history) {
    ImmutableSortedMap<String, String> labels = ImmutableSortedMap.of("app", "web");
    return DeploymentBuilder.builder()
        .metadata(ObjectMetaBuilder.builder().name("web").build())
        .spec(
            DeploymentSpecBuilder.builder()
                .replicas(replicas)
                .minReadySeconds(minReadySeconds)
                .revisionHistoryLimit(history)
                .selector(LabelSelectorBuilder.builder().matchLabels(labels).build())
                .strategy(
                    DeploymentStrategyBuilder.builder()
                        .type("RollingUpdate")
                        .rollingUpdate(
                            RollingUpdateDeploymentBuilder.builder()
                                .maxSurge(IntOrString.parse(limits.get(0)))
                                .maxUnavailable(IntOrString.parse(limits.get(1)))
                                .build())
                        .build())
                .template(
                    PodTemplateSpecBuilder.builder()
                        .metadata(ObjectMetaBuilder.builder().labels(labels).build())
                        .spec(
                            PodSpecBuilder.builder()
                                .containers(
                                    ImmutableList.of(
                                        ContainerBuilder.builder()
                                            .name("web")
                                            .image("web:1")
                                            .build()))
                                .build())
                        .build())
                .build())
        .build();
  }

  /** Kubernetes' own policies: rolling updates with any limits, and recreation. */
  public static Arbitrary<RolloutPolicy> rolloutPolicies() {
    return Arbitraries.oneOf(
        limits()
            .map(
                limits ->
                    new RollingUpdate(
                        IntOrString.parse(limits.get(0)), IntOrString.parse(limits.get(1)))),
        Arbitraries.create(Recreate::new));
  }

  /** Deployments named {@code web} as YAML, of any size and strategy. */
  public static Arbitrary<String> manifests() {
    return Scenarios.any().map(RolloutScenario::manifest);
  }

  /** maxSurge and maxUnavailable; Kubernetes refuses zero for both, so that does not come up. */
  static Arbitrary<ImmutableList<String>> limits() {
    Arbitrary<String> zero = Arbitraries.of("0", "0%");
    Arbitrary<String> surge = limit(150);
    Arbitrary<String> unavailable = limit(100);
    return Arbitraries.oneOf(
        Combinators.combine(surge, zero).as(ImmutableList::of),
        Combinators.combine(zero, unavailable).as(ImmutableList::of),
        Combinators.combine(surge, unavailable).as(ImmutableList::of));
  }

  private static Arbitrary<String> limit(int mostPercent) {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(1, MOST_REPLICAS).map(number -> Integer.toString(number)),
        Arbitraries.integers().between(1, mostPercent).map(percent -> percent + "%"));
  }
}
