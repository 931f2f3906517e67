package io.gondola.timeline;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetStatus;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiObject;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Happening.Note;
import io.gondola.timeline.Happening.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/** Says in plain words what happened. */
final class Wording {

  private Wording() {}

  /** Time, object, what became of it, and who did it. */
  static String line(TimelineEntry entry, Instant start) {
    return "+%s %s (%s)"
        .formatted(
            VirtualTime.format(Duration.between(start, entry.time())),
            happening(entry.what()),
            entry.component());
  }

  private static String happening(Happening what) {
    if (what instanceof Change change) {
      ApiObject object = change.object();
      return "%s %s %s"
          .formatted(
              object.resourceType().kind().toLowerCase(Locale.ROOT), object.key(), change(change));
    }
    Note note = (Note) what;
    return note.subject().isEmpty() ? note.text() : note.subject() + " " + note.text();
  }

  private static String change(Change change) {
    ApiObject before = change.before();
    if (change.verb() == Verb.DELETED) {
      return "is gone";
    }
    if (before == null) {
      return created(change.object());
    }
    if (before.metadata().deletionTimestamp() == null
        && change.object().metadata().deletionTimestamp() != null) {
      return "was told to go, within %ss"
          .formatted(
              Objects.requireNonNullElse(
                  change.object().metadata().deletionGracePeriodSeconds(), 0L));
    }
    return modified(before, change.object());
  }

  private static String created(ApiObject object) {
    if (object instanceof ReplicaSet set) {
      return "was created with %s replicas".formatted(replicas(set));
    }
    return "was created";
  }

  private static String modified(ApiObject before, ApiObject after) {
    if (after instanceof Pod pod) {
      return podChange((Pod) before, pod);
    }
    if (after instanceof ReplicaSet set) {
      return replicaSetChange((ReplicaSet) before, set);
    }
    if (after instanceof Deployment deployment) {
      return deploymentChange((Deployment) before, deployment);
    }
    return "changed";
  }

  private static String podChange(Pod before, Pod after) {
    if (!before.spec().nodeName().equals(after.spec().nodeName())) {
      return "was bound to " + after.spec().nodeName();
    }
    if (before.isReady() != after.isReady()) {
      return after.isReady() ? "became ready" : "is no longer ready";
    }
    if (!before.status().phase().equals(after.status().phase())) {
      return "is " + after.status().phase();
    }
    if (!before.status().podIP().equals(after.status().podIP())) {
      return "got address " + after.status().podIP();
    }
    return "reported its status";
  }

  private static String replicaSetChange(ReplicaSet before, ReplicaSet after) {
    if (replicas(before) != replicas(after)) {
      return "was scaled from %s to %s".formatted(replicas(before), replicas(after));
    }
    ReplicaSetStatus status = after.status();
    if (!status.equals(before.status())) {
      return "has %s pods, %s ready, %s available"
          .formatted(status.replicas(), status.readyReplicas(), status.availableReplicas());
    }
    return "changed";
  }

  private static String deploymentChange(Deployment before, Deployment after) {
    if (!before.spec().template().equals(after.spec().template())) {
      return "got a new template";
    }
    if (!Objects.equals(before.spec().replicas(), after.spec().replicas())) {
      return "was scaled from %s to %s"
          .formatted(before.spec().replicas(), after.spec().replicas());
    }
    if (before.spec().paused() != after.spec().paused()) {
      return after.spec().paused() ? "was paused" : "was resumed";
    }
    DeploymentStatus status = after.status();
    return "has %s of %s updated, %s available"
        .formatted(status.updatedReplicas(), after.spec().replicas(), status.availableReplicas());
  }

  private static int replicas(ReplicaSet set) {
    return Objects.requireNonNullElse(set.spec().replicas(), 1);
  }
}
