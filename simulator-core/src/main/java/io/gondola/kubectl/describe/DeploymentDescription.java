package io.gondola.kubectl.describe;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.RollingUpdateDeployment;
import io.gondola.api.core.Event;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.kubectl.print.Texts;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What {@code kubectl describe deployment} tells. */
public final class DeploymentDescription {

  private static final String HASH = "pod-template-hash";

  private DeploymentDescription() {}

  /**
   * The whole text.
   *
   * @param owned its ReplicaSets, by name
   */
  public static String of(
      Deployment deployment, List<ReplicaSet> owned, List<Event> events, Instant now) {
    ObjectMeta metadata = deployment.metadata();
    Description to = new Description();
    to.field("Name", metadata.name());
    to.field("Namespace", metadata.namespace());
    to.field("CreationTimestamp", Description.time(metadata.creationTimestamp()));
    to.labelsAndAnnotations(metadata);
    to.field("Selector", Texts.selector(deployment.spec().selector()));
    to.field("Replicas", replicas(deployment));
    to.field("StrategyType", deployment.spec().strategy().type());
    to.field("MinReadySeconds", deployment.spec().minReadySeconds());
    RollingUpdateDeployment rolling = deployment.spec().strategy().rollingUpdate();
    if (rolling != null) {
      to.field(
          "RollingUpdateStrategy",
          "%s max unavailable, %s max surge"
              .formatted(rolling.maxUnavailable(), rolling.maxSurge()));
    }
    TemplateSection.write(to, deployment.spec().template());
    conditions(to, deployment);
    replicaSets(to, deployment, owned);
    EventSection.write(to, events, now);
    return to.aligned();
  }

  private static String replicas(Deployment deployment) {
    DeploymentStatus status = deployment.status();
    return "%s desired | %s updated | %s total | %s available | %s unavailable"
        .formatted(
            deployment.spec().desiredReplicas(),
            status.updatedReplicas(),
            status.replicas(),
            status.availableReplicas(),
            status.unavailableReplicas());
  }

  private static void conditions(Description to, Deployment deployment) {
    if (deployment.status().conditions().isEmpty()) {
      return;
    }
    to.line(0, "Conditions:").line(1, "Type\tStatus\tReason").line(1, "----\t------\t------");
    deployment
        .status()
        .conditions()
        .forEach(
            condition ->
                to.line(
                    1,
                    "%s \t%s\t%s"
                        .formatted(condition.type(), condition.status(), condition.reason())));
  }

  private static void replicaSets(Description to, Deployment deployment, List<ReplicaSet> owned) {
    if (owned.isEmpty()) {
      return;
    }
    Predicate<ReplicaSet> isNew = set -> isCurrent(deployment, set);
    to.field("OldReplicaSets", text(owned.stream().filter(isNew.negate())));
    to.field("NewReplicaSet", text(owned.stream().filter(isNew).limit(1)));
  }

  private static String text(Stream<ReplicaSet> sets) {
    return Texts.orNone(
        sets.map(
                set ->
                    "%s (%s/%s replicas created)"
                        .formatted(
                            set.name(), set.status().replicas(), set.spec().desiredReplicas()))
            .collect(joining(", ")));
  }

  /** Whether a ReplicaSet has the template of its Deployment: all but the hash is equal. */
  private static boolean isCurrent(Deployment deployment, ReplicaSet set) {
    return withoutHash(set.spec().template()).equals(withoutHash(deployment.spec().template()));
  }

  private static PodTemplateSpec withoutHash(PodTemplateSpec template) {
    TreeMap<String, String> labels = new TreeMap<>(template.metadata().labels());
    labels.remove(HASH);
    return template.withMetadata(template.metadata().withLabels(ImmutableSortedMap.copyOf(labels)));
  }
}
