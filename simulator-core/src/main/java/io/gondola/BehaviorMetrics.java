package io.gondola;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Pod;
import io.gondola.controller.autoscaling.MetricsSource;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.ImageRegistry;
import io.gondola.kubelet.Kubelet;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics server: what containers use by the behaviours of their images, and by the load. It
 * looks every 15 s, and a container that has not run for so long is not known to it. A look is
 * computed when somebody asks for it, so that nobody pays for the others.
 */
final class BehaviorMetrics implements MetricsSource {

  private static final Duration RESOLUTION = Duration.ofSeconds(15);
  private static final long MILLI = 1000;

  private final ImageRegistry registry;
  private final PodLoad load;
  private final Map<String, Kubelet> kubelets;
  private final Instant start;

  /**
   * @param kubelets by node; those that will have started until somebody asks
   * @param start when the first look was
   */
  BehaviorMetrics(
      ImageRegistry registry, PodLoad load, Map<String, Kubelet> kubelets, Instant start) {
    this.registry = registry;
    this.load = load;
    this.kubelets = kubelets;
    this.start = start;
  }

  @Override
  public ImmutableMap<String, PodSample> read(
      ImmutableList<Pod> pods, String resource, Instant now) {
    Instant looked = now.minusNanos(Duration.between(start, now).toNanos() % RESOLUTION.toNanos());
    int serving = (int) pods.stream().filter(BehaviorMetrics::serves).count();
    ImmutableMap.Builder<String, PodSample> samples = ImmutableMap.builder();
    for (Pod pod : pods) {
      ImmutableSortedMap<String, Long> used =
          switch (resource) {
            case "cpu" -> cpu(pod, serving, looked);
            case "memory" -> memory(pod, looked);
            default -> ImmutableSortedMap.of();
          };
      if (!used.isEmpty()) {
        samples.put(pod.name(), new PodSample(used, looked, RESOLUTION));
      }
    }
    return samples.buildOrThrow();
  }

  private static boolean serves(Pod pod) {
    return pod.isReady() && !pod.isTerminating();
  }

  /** The first container does the pod's work from outside; requests cost those that serve them. */
  private ImmutableSortedMap<String, Long> cpu(Pod pod, int serving, Instant looked) {
    ImmutableSortedMap.Builder<String, Long> used = ImmutableSortedMap.naturalOrder();
    long work = serves(pod) ? load.millicores(pod, serving, looked) : 0;
    for (Container container : containers(pod).toList()) {
      if (runningSince(pod, container, looked).isPresent()) {
        long own = registry.behaviorOf(pod, container).cpu();
        used.put(container.name(), own + requests(pod, container, looked) + work);
        work = 0;
      }
    }
    return used.buildOrThrow();
  }

  /** Thousandths of a core, on average since the look before. */
  private long requests(Pod pod, Container container, Instant looked) {
    Kubelet kubelet = kubelets.get(pod.spec().nodeName());
    if (kubelet == null) {
      return 0;
    }
    Duration until = Duration.between(start, looked);
    Duration spent =
        kubelet.requestCpu(pod.key(), container.name(), until.minus(RESOLUTION), until);
    return spent.toNanos() * MILLI / RESOLUTION.toNanos();
  }

  private ImmutableSortedMap<String, Long> memory(Pod pod, Instant looked) {
    ImmutableSortedMap.Builder<String, Long> used = ImmutableSortedMap.naturalOrder();
    for (Container container : containers(pod).toList()) {
      runningSince(pod, container, looked)
          .ifPresent(
              since -> {
                ImageBehavior behavior = registry.behaviorOf(pod, container);
                long seconds = Duration.between(since, looked).toSeconds();
                long bytes = behavior.memory() + behavior.memoryGrowth() * seconds;
                used.put(container.name(), bytes * MILLI);
              });
    }
    return used.buildOrThrow();
  }

  private static Stream<Container> containers(Pod pod) {
    return Stream.concat(
        pod.spec().containers().stream(),
        pod.spec().initContainers().stream().filter(Container::isSidecar));
  }

  /** Empty unless it has been running for the whole time that was measured. */
  private static Optional<Instant> runningSince(Pod pod, Container container, Instant looked) {
    return Stream.concat(
            pod.status().containerStatuses().stream(),
            pod.status().initContainerStatuses().stream())
        .filter(status -> status.name().equals(container.name()))
        .map(ContainerStatus::state)
        .flatMap(state -> startedAt(state).stream())
        .filter(since -> !since.isAfter(looked.minus(RESOLUTION)))
        .findFirst();
  }

  private static Optional<Instant> startedAt(@Nullable ContainerState state) {
    return state == null || state.running() == null
        ? Optional.empty()
        : Optional.ofNullable(state.running().startedAt());
  }
}
