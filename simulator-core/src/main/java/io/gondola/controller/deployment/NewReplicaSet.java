package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetBuilder;
import io.gondola.api.apps.ReplicaSetSpec;
import io.gondola.api.apps.ReplicaSetSpecBuilder;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.LabelSelectorBuilder;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.OwnerReference;
import org.jspecify.annotations.Nullable;

/** The ReplicaSet that a Deployment creates for a template it has none of. */
final class NewReplicaSet {

  private static final int MAX_NAME_LENGTH = 253;

  private NewReplicaSet() {}

  /**
   * The object to create.
   *
   * @param hash the template's hash: it ends the name, and as a label it keeps the pods of
   *     different templates apart
   * @param annotations the new revision and what else is recorded
   */
  static ReplicaSet of(
      Deployment deployment,
      String hash,
      int replicas,
      ImmutableSortedMap<String, String> annotations) {
    PodTemplateSpec template = labelled(deployment.spec().template(), hash);
    ReplicaSetSpec spec =
        ReplicaSetSpecBuilder.builder()
            .replicas(replicas)
            .minReadySeconds(deployment.spec().minReadySeconds())
            .selector(labelled(deployment.spec().selector(), hash))
            .template(template)
            .build();
    ObjectMeta metadata =
        ObjectMetaBuilder.builder()
            .name(name(deployment.name(), hash))
            .namespace(deployment.metadata().namespace())
            .labels(template.metadata().labels())
            .annotations(annotations)
            .ownerReferences(ImmutableList.of(OwnerReference.toController(deployment)))
            .build();
    return ReplicaSetBuilder.builder().metadata(metadata).spec(spec).build();
  }

  /** The Deployment's name and the hash; a name that gets too long loses its own end. */
  static String name(String deployment, String hash) {
    int kept = MAX_NAME_LENGTH - 1 - hash.length();
    boolean cut = kept > 0 && deployment.length() > kept;
    return (cut ? deployment.substring(0, kept) : deployment) + "-" + hash;
  }

  private static PodTemplateSpec labelled(PodTemplateSpec template, String hash) {
    ObjectMeta metadata = template.metadata();
    return template.withMetadata(
        metadata.withLabels(
            DeploymentAnnotations.with(metadata.labels(), PodTemplateHash.LABEL, hash)));
  }

  private static LabelSelector labelled(@Nullable LabelSelector selector, String hash) {
    LabelSelector given = selector == null ? LabelSelectorBuilder.builder().build() : selector;
    return given.withMatchLabels(
        DeploymentAnnotations.with(given.matchLabels(), PodTemplateHash.LABEL, hash));
  }
}
