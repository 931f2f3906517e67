package io.gondola.controller.deployment;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Service;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;

/** The Service that a blue/green rollout switches from one ReplicaSet's pods to another's. */
final class ActiveService {

  private final ApiServer api;
  private final ObjectKey key;

  ActiveService(ApiServer api, ObjectKey key) {
    this.api = api;
    this.key = key;
  }

  /** The one ReplicaSet whose pods it selects; empty if its selector does not tell them apart. */
  String replicaSet(OwnedReplicaSets sets) {
    String hash =
        api.find(Service.TYPE, key)
            .map(service -> service.spec().selector().getOrDefault(PodTemplateHash.LABEL, ""))
            .orElse("");
    return sets.all().stream()
        .filter(set -> !hash.isEmpty() && hash.equals(hash(set)))
        .map(ReplicaSet::name)
        .findFirst()
        .orElse("");
  }

  /**
   * Narrows its selector to one ReplicaSet's pods, and reports that about the Deployment.
   *
   * @throws ApiException NotFound if there is no such Service
   */
  void switchTo(ReplicaSet set, Deployment deployment) {
    if (api.find(Service.TYPE, key).isEmpty()) {
      report(deployment, DeploymentEvent.serviceNotFound(key.name()));
    }
    api.patch(
        Service.TYPE,
        key,
        live ->
            live.withSpec(
                live.spec()
                    .withSelector(
                        DeploymentAnnotations.with(
                            live.spec().selector(), PodTemplateHash.LABEL, hash(set)))));
    report(deployment, DeploymentEvent.switched(key.name(), set.name()));
  }

  private void report(Deployment deployment, DeploymentEvent event) {
    api.events().report(deployment, event.type(), event.reason(), event.message());
  }

  private static String hash(ReplicaSet set) {
    return set.metadata().labels().getOrDefault(PodTemplateHash.LABEL, "");
  }
}
