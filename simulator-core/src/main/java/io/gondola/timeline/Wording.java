package io.gondola.timeline;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Happening.Note;
import io.gondola.timeline.Happening.Verb;
import java.util.Locale;
import java.util.Objects;

/** Says in plain words what happened. */
final class Wording {

  private static final String DEFAULT_NAMESPACE = "default";

  private Wording() {}

  /** Object, what became of it, and who did it. */
  static String of(TimelineEntry entry) {
    return happening(entry.what()) + " (" + entry.component() + ")";
  }

  /** Object, and what became of it. */
  static String happening(Happening what) {
    if (what instanceof Change change) {
      return subject(change.object()) + " " + change(change);
    }
    Note note = (Note) what;
    return note.subject().isEmpty() ? note.text() : note.subject() + " " + note.text();
  }

  /** Kind and name; the namespace only if it is not the one that everybody means. */
  private static String subject(ApiObject object) {
    String kind = object.resourceType().kind().toLowerCase(Locale.ROOT);
    boolean usual = object.metadata().namespace().equals(DEFAULT_NAMESPACE);
    return kind + " " + (usual ? object.name() : object.key().toString());
  }

  private static String change(Change change) {
    ApiObject before = change.before();
    if (change.verb() == Verb.DELETED) {
      return "is gone";
    }
    if (before == null) {
      return created(change.object());
    }
    if (isMarked(change.object()) && !isMarked(before)) {
      return toldToGo(change.object().metadata());
    }
    return modified(before, change.object());
  }

  private static boolean isMarked(ApiObject object) {
    return object.metadata().deletionTimestamp() != null;
  }

  private static String toldToGo(ObjectMeta metadata) {
    long grace = Objects.requireNonNullElse(metadata.deletionGracePeriodSeconds(), 0L);
    return grace > 0 ? "was told to go, within " + grace + "s" : "was told to go";
  }

  private static String created(ApiObject object) {
    if (object instanceof EndpointSlice slice) {
      return "was created, for " + EndpointSliceWording.endpoints(slice);
    }
    return object instanceof ReplicaSet set
        ? "was created, for " + Wording.pods(set.spec().desiredReplicas())
        : "was created";
  }

  private static String modified(ApiObject before, ApiObject after) {
    if (after instanceof Pod pod) {
      return PodWording.of((Pod) before, pod);
    }
    if (after instanceof ReplicaSet set) {
      return ReplicaSetWording.of((ReplicaSet) before, set);
    }
    if (after instanceof Deployment deployment) {
      return DeploymentWording.of((Deployment) before, deployment);
    }
    if (after instanceof EndpointSlice slice) {
      return EndpointSliceWording.of((EndpointSlice) before, slice);
    }
    return "changed";
  }

  static String pods(int number) {
    return number == 1 ? "1 pod" : number + " pods";
  }
}
