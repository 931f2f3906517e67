package io.gondola;

import static java.util.stream.Collectors.joining;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentCondition;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiObject;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Happening.Verb;
import io.gondola.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The state of a rollout after a step, as lines of text that read the same for a recording and for
 * a simulation.
 */
record RolloutSnapshot(
    String affected, String scalings, String deployment, List<String> replicaSets) {

  private static final String PREFIX = "deployment.kubernetes.io/";

  /**
   * Which of these shows depends on timing in a real cluster; the recordings write one word for
   * them.
   */
  private static final Set<String> IN_PROGRESS =
      Set.of("NewReplicaSetCreated", "ReplicaSetUpdated", "FoundNewReplicaSet");

  static RolloutSnapshot expected(JsonNode step) {
    JsonNode then = step.get("then");
    return new RolloutSnapshot(
        step.has("affected") ? step.get("affected").toString() : "-1",
        then.has("scalingsVary") ? "vary" : lines(then.get("scalings")),
        expectedDeployment(then.get("deployment")),
        StreamSupport.stream(then.get("replicaSets").spliterator(), false)
            .map(RolloutSnapshot::expectedReplicaSet)
            .toList());
  }

  /** This snapshot without what the recording leaves open. */
  RolloutSnapshot comparedWith(JsonNode step) {
    return new RolloutSnapshot(
        step.has("affected") ? affected : "-1",
        step.get("then").has("scalingsVary") ? "vary" : scalings,
        deployment,
        replicaSets);
  }

  /**
   * Takes a snapshot.
   *
   * @param known names of the ReplicaSets in the order of their creation; new ones are added
   * @param seen how many timeline entries belong to earlier steps
   */
  static RolloutSnapshot of(
      Cluster cluster, String name, List<String> known, int seen, int affected) {
    List<String> scalings = new ArrayList<>();
    for (TimelineEntry entry :
        cluster.timeline().entries().subList(seen, cluster.timeline().size())) {
      if (entry.what() instanceof Change change && change.object() instanceof ReplicaSet set) {
        scaling(entry, change, set, known, scalings);
      }
    }
    return new RolloutSnapshot(
        Integer.toString(affected),
        String.join(" ", scalings),
        deployment(cluster.deployment(name)),
        known.stream()
            .flatMap(set -> cluster.find(ReplicaSet.TYPE, set).stream())
            .map(set -> replicaSet(cluster, set, known))
            .toList());
  }

  /** Whether an entry changes the wanted size of a ReplicaSet. */
  static boolean isScaling(TimelineEntry entry) {
    return entry.what() instanceof Change change
        && change.object() instanceof ReplicaSet set
        && (change.before() == null
            || !set.spec().replicas().equals(((ReplicaSet) change.before()).spec().replicas()));
  }

  private static void scaling(
      TimelineEntry entry,
      Change change,
      ReplicaSet set,
      List<String> known,
      List<String> scalings) {
    if (!known.contains(set.name())) {
      known.add(set.name());
    }
    int number = known.indexOf(set.name()) + 1;
    if (change.verb() == Verb.DELETED) {
      scalings.add("[%d,\"deleted\"]".formatted(number));
    } else if (isScaling(entry)) {
      scalings.add("[%d,%d]".formatted(number, set.spec().replicas()));
    }
  }

  private static String deployment(Deployment deployment) {
    DeploymentStatus status = deployment.status();
    return "revision %d replicas %d updated %d ready %d available %d unavailable %d conditions %s"
        .formatted(
            annotation(deployment, "revision"),
            status.replicas(),
            status.updatedReplicas(),
            status.readyReplicas(),
            status.availableReplicas(),
            status.unavailableReplicas(),
            status.conditions().stream()
                .map(RolloutSnapshot::condition)
                .sorted()
                .collect(joining(" ")));
  }

  private static String condition(DeploymentCondition condition) {
    String reason = IN_PROGRESS.contains(condition.reason()) ? "InProgress" : condition.reason();
    return "[\"%s\",\"%s\",\"%s\"]".formatted(condition.type(), condition.status(), reason);
  }

  private static String replicaSet(Cluster cluster, ReplicaSet set, List<String> known) {
    long terminating =
        cluster.pods().stream()
            .filter(Pod::isTerminating)
            .filter(pod -> pod.metadata().controller().orElseThrow().name().equals(set.name()))
            .count();
    return "%d revision %d image %s desired %d replicas %d ready %d available %d annotations %d %d terminating %d"
        .formatted(
            known.indexOf(set.name()) + 1,
            annotation(set, "revision"),
            image(set),
            set.spec().replicas(),
            set.status().replicas(),
            set.status().readyReplicas(),
            set.status().availableReplicas(),
            annotation(set, "desired-replicas"),
            annotation(set, "max-replicas"),
            terminating);
  }

  static int annotation(ApiObject object, String key) {
    return Integer.parseInt(object.metadata().annotations().getOrDefault(PREFIX + key, "-1"));
  }

  static String image(ReplicaSet set) {
    return set.spec().template().spec().containers().get(0).image();
  }

  private static String expectedDeployment(JsonNode node) {
    return "revision %s replicas %s updated %s ready %s available %s unavailable %s conditions %s"
        .formatted(
            node.get("revision"),
            node.get("replicas"),
            node.get("updated"),
            node.get("ready"),
            node.get("available"),
            node.get("unavailable"),
            StreamSupport.stream(node.get("conditions").spliterator(), false)
                .map(JsonNode::toString)
                .sorted()
                .collect(joining(" ")));
  }

  private static String expectedReplicaSet(JsonNode node) {
    return "%s revision %s image %s desired %s replicas %s ready %s available %s annotations %s %s terminating %s"
        .formatted(
            node.get("rs"),
            node.get("revision"),
            node.get("image").stringValue(),
            node.get("desired"),
            node.get("replicas"),
            node.get("ready"),
            node.get("available"),
            node.get("desiredReplicasAnnotation"),
            node.get("maxReplicasAnnotation"),
            node.get("terminating"));
  }

  private static String lines(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::toString)
        .collect(joining(" "));
  }
}
