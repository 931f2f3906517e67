package io.gondola.testing;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Happening.Verb;
import io.gondola.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The objects of a cluster at a moment of its past, as the timeline tells them.
 *
 * <p>It moves on with the walk through the timeline: take what you need, and do not keep it.
 */
public final class ClusterState {

  private final Map<ResourceType<?>, TreeMap<ObjectKey, ApiObject>> objects = new LinkedHashMap<>();
  private final Instant start;
  private Instant now;

  ClusterState(Instant start) {
    this.start = start;
    this.now = start;
  }

  /** The last state that a timeline tells of. */
  public static ClusterState atEndOf(Timeline timeline) {
    Replay replay = new Replay(timeline);
    replay.skipTo(timeline.end());
    return replay.state();
  }

  void moveTo(Instant time) {
    now = time;
  }

  void apply(Change change) {
    ApiObject object = change.object();
    Map<ObjectKey, ApiObject> ofType =
        objects.computeIfAbsent(object.resourceType(), type -> new TreeMap<>());
    if (change.verb() == Verb.DELETED) {
      ofType.remove(object.key());
    } else {
      ofType.put(object.key(), object);
    }
  }

  /** The moment. */
  public Instant now() {
    return now;
  }

  /** Virtual time since the cluster came to life. */
  public Duration elapsed() {
    return Duration.between(start, now);
  }

  /** The object with a name, if there is one; names are those that {@link Cluster} takes. */
  @SuppressWarnings("unchecked") // Objects are kept by their types.
  public <T extends ApiObject> Optional<T> find(ResourceType<T> type, String name) {
    return Optional.ofNullable((T) ofType(type).get(Cluster.keyOf(type, name)));
  }

  /** All objects of a type, in all namespaces, by namespace and name. */
  @SuppressWarnings("unchecked") // Objects are kept by their types.
  public <T extends ApiObject> ImmutableList<T> list(ResourceType<T> type) {
    return (ImmutableList<T>) ImmutableList.copyOf(ofType(type).values());
  }

  /** All pods, in all namespaces, by namespace and name. */
  public ImmutableList<Pod> pods() {
    return list(Pod.TYPE);
  }

  private Map<ObjectKey, ApiObject> ofType(ResourceType<?> type) {
    return objects.getOrDefault(type, new TreeMap<>());
  }
}
