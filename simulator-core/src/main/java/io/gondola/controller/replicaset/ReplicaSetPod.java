package io.gondola.controller.replicaset;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodStatus;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.OwnerReference;
import java.util.Optional;

/** The pod that a ReplicaSet asks the API server to create. */
final class ReplicaSetPod {

  private ReplicaSetPod() {}

  /**
   * The pod without a name: the API server makes one of the ReplicaSet's name and five characters.
   * What else the template's metadata says (a name, a namespace) is ignored.
   */
  static Pod from(ReplicaSet replicaSet) {
    PodTemplateSpec template = replicaSet.spec().template();
    ObjectMeta metadata =
        ObjectMetaBuilder.builder()
            .generateName(replicaSet.name() + "-")
            .namespace(replicaSet.metadata().namespace())
            .labels(template.metadata().labels())
            .annotations(template.metadata().annotations())
            .ownerReferences(ImmutableList.of(OwnerReference.toController(replicaSet)))
            .finalizers(template.metadata().finalizers())
            .build();
    return new Pod(metadata, template.spec(), PodStatus.EMPTY);
  }

  /**
   * Why no pod can be made of that template. Validation lets a template without labels pass where a
   * selector such as {@code !canary} matches it.
   */
  static Optional<String> problem(ReplicaSet replicaSet) {
    return replicaSet.spec().template().metadata().labels().isEmpty()
        ? Optional.of("unable to create pods, no labels")
        : Optional.empty();
  }
}
