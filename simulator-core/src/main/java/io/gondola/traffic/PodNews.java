package io.gondola.traffic;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Pod;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.network.ServiceProxy;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import io.gondola.traffic.RequestStory.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a pod, and how the news of it spread.
 *
 * @param steps what became of it, and what slices said of it, in order
 * @param turns when the pod became ready or unready, or was told to go, in order
 * @param applied when a proxy put what slices say of it into effect, in order
 */
record PodNews(
    ImmutableList<Step> steps, ImmutableList<Instant> turns, ImmutableList<Instant> applied) {

  static PodNews of(Timeline timeline, ObjectKey pod, ServiceProxy proxy) {
    List<Step> steps = new ArrayList<>();
    List<Instant> turns = new ArrayList<>();
    List<Instant> applied = new ArrayList<>();
    for (TimelineEntry entry : timeline.entries()) {
      if (!(entry.what() instanceof Change change)) {
        continue;
      }
      if (change.object() instanceof Pod after && isTurn(after, change.before(), pod)) {
        turns.add(entry.time());
        steps.add(new Step(entry.time(), entry.words()));
      } else if (change.object() instanceof EndpointSlice slice && isNews(change, pod)) {
        steps.add(new Step(entry.time(), entry.words()));
        proxy.effectiveSince(slice).ifPresent(applied::add);
      }
    }
    return new PodNews(
        ImmutableList.copyOf(steps),
        ImmutableList.sortedCopyOf(turns),
        ImmutableList.sortedCopyOf(applied));
  }

  /** A pod's name, with its namespace if that is not the usual one. */
  static String called(ObjectKey pod) {
    return pod.namespace().equals("default") ? pod.name() : pod.toString();
  }

  /** The latest turn up to a time; that time if there was none. */
  Instant lastTurn(Instant time) {
    return turns.stream()
        .filter(turn -> !turn.isAfter(time))
        .max(Comparator.naturalOrder())
        .orElse(time);
  }

  /** When the proxy next learned something, after a time; the end of time if it has not. */
  Instant firstApplied(Instant time) {
    return applied.stream().filter(each -> !each.isBefore(time)).findFirst().orElse(Instant.MAX);
  }

  private static boolean isTurn(Pod after, @Nullable ApiObject before, ObjectKey pod) {
    return after.key().equals(pod)
        && before instanceof Pod earlier
        && (after.isTerminating() != earlier.isTerminating()
            || after.isReady() != earlier.isReady());
  }

  /** What a slice says of the pod has changed. */
  private static boolean isNews(Change change, ObjectKey pod) {
    return !endpoint(change.before(), pod).equals(endpoint(change.object(), pod));
  }

  private static Optional<Endpoint> endpoint(@Nullable ApiObject slice, ObjectKey pod) {
    return slice == null
        ? Optional.empty()
        : ((EndpointSlice) slice)
            .endpoints().stream().filter(endpoint -> isOf(endpoint, pod)).findFirst();
  }

  private static boolean isOf(Endpoint endpoint, ObjectKey pod) {
    return endpoint.targetRef() != null
        && endpoint.targetRef().name().equals(pod.name())
        && endpoint.targetRef().namespace().equals(pod.namespace());
  }
}
