package io.gondola.controller.disruption;

import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.InertObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.OwnerReference;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.ApiServer;
import io.gondola.controller.ControllerCaches;
import io.gondola.controller.disruption.WantedPods.Answer;
import io.gondola.controller.disruption.WantedPods.Scale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What controllers want: Deployments and ReplicaSets by the caches; of a kind that is not
 * simulated, the object's {@code spec.replicas}.
 */
final class ControllerScales {

  private final ApiServer api;
  private final ControllerCaches caches;

  ControllerScales(ApiServer api, ControllerCaches caches) {
    this.api = api;
    this.caches = caches;
  }

  Answer of(String namespace, OwnerReference owner, String pod) {
    ObjectKey key = new ObjectKey(namespace, owner.name());
    if (owner.kind().equals(ReplicaSet.TYPE.kind())) {
      return found(ofReplicaSet(key, owner), pod);
    }
    ResourceType<InertObject> type = InertObject.type(owner.apiVersion(), owner.kind(), true);
    Optional<InertObject> controller = api.find(type, key).filter(object -> is(object, owner));
    if (controller.isEmpty()) {
      return found(Optional.empty(), pod);
    }
    Optional<Scale> scale =
        replicas(controller.get().content().get("spec").orElse(null))
            .map(replicas -> new Scale(owner.uid(), replicas));
    return scale.isPresent() ? found(scale, pod) : noScale(type);
  }

  private Optional<Scale> ofReplicaSet(ObjectKey key, OwnerReference owner) {
    Optional<ReplicaSet> set = caches.replicaSets().find(key).filter(found -> is(found, owner));
    Optional<OwnerReference> deployment =
        set.flatMap(found -> found.metadata().controller())
            .filter(ref -> ref.kind().equals(Deployment.TYPE.kind()));
    return deployment.isPresent()
        ? ofDeployment(key.namespace(), deployment.get())
        : set.map(found -> new Scale(owner.uid(), found.spec().desiredReplicas()));
  }

  private Optional<Scale> ofDeployment(String namespace, OwnerReference owner) {
    return caches
        .deployments()
        .find(new ObjectKey(namespace, owner.name()))
        .filter(found -> is(found, owner))
        .map(found -> new Scale(owner.uid(), found.spec().desiredReplicas()));
  }

  private static boolean is(ApiObject object, OwnerReference reference) {
    return object.metadata().uid().equals(reference.uid());
  }

  private static Optional<Integer> replicas(@Nullable Object spec) {
    return spec instanceof Map<?, ?> fields && fields.get("replicas") instanceof Number number
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  private static Answer found(Optional<Scale> scale, String pod) {
    return scale.isPresent()
        ? new Answer.Found(scale.get())
        : new Answer.Problem("found no controllers for pod \"%s\"".formatted(pod));
  }

  private static Answer noScale(ResourceType<?> type) {
    return new Answer.Problem(
        "%s/%s, Resource=%s does not implement the scale subresource"
            .formatted(type.group(), type.version(), type.plural()));
  }
}
