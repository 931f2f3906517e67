package io.gondola;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.apiserver.Informer;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.Images;
import io.gondola.rollout.RolloutMetrics;
import io.gondola.rollout.RolloutPolicy;
import io.gondola.sim.Activity;
import io.gondola.sim.Simulation;
import io.gondola.sim.StateHash;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells states of clusters apart, for a search that does not want to see the same one twice.
 *
 * <p>A state is all that a cluster holds: stored objects, caches, news under way, queues, the
 * memory of each component, pending events, and how much each stream of choices has given. Two
 * clusters of one state go on in the same way, if they make the same choices. Left out is what only
 * tells of the past: the timeline, inputs, events about objects, causes. A version counts only as
 * being the newest of its object or not, as nothing else is ever asked of it; so the order of two
 * writes to different objects leaves no trace.
 */
public final class ClusterStates {

  private static final ImmutableList<String> OUTSIDE_THE_API =
      ImmutableList.of("container/", "client/", FaultTargets.COMPONENT);

  private static final ImmutableList<Class<?>> FIXED =
      ImmutableList.of(
          ClusterConfig.class,
          Latencies.class,
          Images.class,
          ImageBehavior.class,
          RolloutPolicy.class,
          RolloutMetrics.class,
          PodLoad.class,
          Inputs.class,
          Simulation.class);

  private final StateHash contents = new StateHash(ClusterStates::withoutVersion);
  private final StateHash states = new StateHash(this::view);

  /** Objects never change, and most stay: looked up only. */
  private final IdentityHashMap<ApiObject, Long> known = new IdentityHashMap<>();

  /** Classes that were met: looked up only. */
  private final Map<Class<?>, Role> roles = new HashMap<>();

  private @Nullable Cluster cluster;

  private record Events(Simulation simulation) {}

  /** What the objects of a class are to a state. */
  private enum Role {
    API_OBJECT,
    EVENTS,
    /** What a cluster is made of stays as it is, policies have no memory; events come last. */
    FIXED,
    OTHER;

    static Role of(Class<?> type) {
      if (ApiObject.class.isAssignableFrom(type)) {
        return API_OBJECT;
      }
      if (type == Events.class) {
        return EVENTS;
      }
      return ClusterStates.FIXED.stream().anyMatch(fixed -> fixed.isAssignableFrom(type))
          ? FIXED
          : OTHER;
    }
  }

  /** Numbers can be compared with those of other instances in the same process. */
  public ClusterStates() {}

  /** A number that two equal states share. */
  public long of(Cluster next) {
    if (next != cluster) {
      known.clear();
      cluster = next;
    }
    // Events come last: their order is nobody's, and what they hold on to is known by then.
    return states.of(ImmutableList.of(next, new Events(next.apiServer().simulation())));
  }

  /** A number that changes whenever something is written, or read past the caches. */
  public static long accesses(Cluster cluster) {
    return cluster.timeline().size() + cluster.apiServer().reads();
  }

  /** Whether an event lets news reach the cache of a component. */
  public static boolean isDelivery(Activity activity) {
    return activity.verb().equals(Informer.DELIVERY);
  }

  /** Whether an event may touch the memory of components other than its own. */
  public static boolean reachesOthers(Activity activity) {
    return OUTSIDE_THE_API.stream().anyMatch(activity.component()::startsWith);
  }

  /** The process that a component is part of: its components share caches. */
  public static String processOf(String component) {
    return ControlPlane.processOf(component);
  }

  private @Nullable Object view(Object object) {
    Role role = roles.get(object.getClass());
    if (role == null) {
      role = Role.of(object.getClass());
      roles.put(object.getClass(), role);
    }
    return switch (role) {
      case API_OBJECT -> content((ApiObject) object);
      case EVENTS -> ((Events) object).simulation().state();
      case FIXED -> "";
      case OTHER -> null;
    };
  }

  private long content(ApiObject object) {
    Long content = known.get(object);
    if (content == null) {
      content = contents.of(object);
      known.put(object, content);
    }
    return isNewest(object) ? content + 1 : content;
  }

  private boolean isNewest(ApiObject object) {
    return cluster != null
        && cluster
            .apiServer()
            .find(object.resourceType(), object.key())
            .map(stored -> version(stored).equals(version(object)))
            .orElse(false);
  }

  private static String version(ApiObject object) {
    return object.metadata().resourceVersion();
  }

  private static @Nullable Object withoutVersion(Object object) {
    return object instanceof ObjectMeta metadata && !metadata.resourceVersion().isEmpty()
        ? ObjectMetaBuilder.builder(metadata).resourceVersion("").build()
        : null;
  }
}
