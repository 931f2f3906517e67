package io.gondola.kubectl.describe;

import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Event;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodStatus;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.kubectl.print.Texts;
import java.time.Instant;
import java.util.List;

/** What {@code kubectl describe rs} tells. */
public final class ReplicaSetDescription {

  private ReplicaSetDescription() {}

  /**
   * The whole text.
   *
   * @param pods those that it controls
   */
  public static String of(ReplicaSet set, List<Pod> pods, List<Event> events, Instant now) {
    ObjectMeta metadata = set.metadata();
    Description to = new Description();
    to.field("Name", metadata.name());
    to.field("Namespace", metadata.namespace());
    to.field("Selector", Texts.selector(set.spec().selector()));
    to.labelsAndAnnotations(metadata);
    metadata
        .controller()
        .ifPresent(owner -> to.field("Controlled By", owner.kind() + "/" + owner.name()));
    to.field(
        "Replicas",
        "%s current / %s desired".formatted(set.status().replicas(), set.spec().desiredReplicas()));
    to.field("Pods Status", phases(pods));
    TemplateSection.write(to, set.spec().template());
    conditions(to, set);
    EventSection.write(to, events, now);
    return to.aligned();
  }

  private static String phases(List<Pod> pods) {
    return "%s Running / %s Waiting / %s Succeeded / %s Failed"
        .formatted(
            count(pods, PodStatus.RUNNING),
            count(pods, PodStatus.PENDING),
            count(pods, PodStatus.SUCCEEDED),
            count(pods, PodStatus.FAILED));
  }

  private static long count(List<Pod> pods, String phase) {
    return pods.stream().filter(pod -> pod.status().phase().equals(phase)).count();
  }

  private static void conditions(Description to, ReplicaSet set) {
    if (set.status().conditions().isEmpty()) {
      return;
    }
    to.line(0, "Conditions:").line(1, "Type\tStatus\tReason").line(1, "----\t------\t------");
    set.status()
        .conditions()
        .forEach(
            condition ->
                to.line(
                    1,
                    "%s \t%s\t%s"
                        .formatted(condition.type(), condition.status(), condition.reason())));
  }
}
