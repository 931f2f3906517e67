package io.gondola.examples.shell;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ApiObject;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Happening.Verb;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what a class wants to see from what only the components care for. */
final class Interest {

  private static final List<String> USUAL_WAITS = List.of("ContainerCreating", "PodInitializing");

  private static final List<String> MILESTONES =
      List.of(
          "ProgressingTrue NewReplicaSetAvailable",
          "ProgressingFalse ProgressDeadlineExceeded",
          "ReplicaFailureTrue");

  private Interest() {}

  static boolean in(TimelineEntry entry) {
    if (!(entry.what() instanceof Change change)) {
      return true;
    }
    ApiObject before = change.before();
    if (before == null || change.verb() == Verb.DELETED) {
      return isWatched(change.object());
    }
    return entry.component().equals(Timeline.USER) || isNews(before, change.object());
  }

  /** What every cluster has from the beginning, and slices, whose contents tell more. */
  private static boolean isWatched(ApiObject object) {
    return !(object instanceof EndpointSlice
        || object instanceof Node
        || (object instanceof Namespace && object.name().matches("default|kube-.*")));
  }

  private static boolean isNews(ApiObject before, ApiObject after) {
    if (before.metadata().deletionTimestamp() == null
        && after.metadata().deletionTimestamp() != null) {
      return true;
    }
    if (after instanceof Pod pod) {
      return isNewsOf((Pod) before, pod);
    }
    if (after instanceof ReplicaSet set) {
      return set.spec().desiredReplicas() != ((ReplicaSet) before).spec().desiredReplicas();
    }
    if (after instanceof Deployment deployment) {
      return isNewsOf((Deployment) before, deployment);
    }
    if (after instanceof EndpointSlice slice) {
      return !ready((EndpointSlice) before).equals(ready(slice));
    }
    if (after instanceof Node node) {
      return !((Node) before).spec().equals(node.spec());
    }
    return after instanceof HorizontalPodAutoscaler autoscaler
        && autoscaler.status().desiredReplicas()
            != ((HorizontalPodAutoscaler) before).status().desiredReplicas();
  }

  private static boolean isNewsOf(Pod before, Pod after) {
    return !before.spec().nodeName().equals(after.spec().nodeName())
        || before.isReady() != after.isReady()
        || !before.status().phase().equals(after.status().phase())
        || !before.status().podIP().equals(after.status().podIP())
        || !troubles(before).equals(troubles(after));
  }

  /** Why containers wait, and how those ended that did. */
  private static List<String> troubles(Pod pod) {
    return Stream.concat(
            pod.status().initContainerStatuses().stream(),
            pod.status().containerStatuses().stream())
        .filter(status -> !trouble(status).isEmpty())
        .map(status -> status.name() + trouble(status))
        .toList();
  }

  private static String trouble(ContainerStatus status) {
    ContainerState state = status.state();
    if (state != null && state.terminated() != null) {
      return " ended " + status.restartCount();
    }
    return state == null || state.waiting() == null || isUsual(state.waiting().reason())
        ? ""
        : " " + state.waiting().reason();
  }

  private static boolean isUsual(@Nullable String reason) {
    return USUAL_WAITS.contains(Objects.requireNonNullElse(reason, ""));
  }

  /** Another template or size, and what the conditions say once it is decided. */
  private static boolean isNewsOf(Deployment before, Deployment after) {
    return before.metadata().generation() != after.metadata().generation()
        || !milestones(before).containsAll(milestones(after));
  }

  private static List<String> milestones(Deployment deployment) {
    return deployment.status().conditions().stream()
        .map(condition -> condition.type() + condition.status() + " " + condition.reason())
        .filter(text -> MILESTONES.stream().anyMatch(text::startsWith))
        .toList();
  }

  private static List<String> ready(EndpointSlice slice) {
    return slice.endpoints().stream()
        .filter(endpoint -> endpoint.conditions().isReady())
        .flatMap(endpoint -> endpoint.addresses().stream())
        .toList();
  }
}
