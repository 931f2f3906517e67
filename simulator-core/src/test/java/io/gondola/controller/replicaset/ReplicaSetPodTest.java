package io.gondola.controller.replicaset;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetBuilder;
import io.gondola.api.apps.ReplicaSetSpecBuilder;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.api.core.PodStatus;
import io.gondola.api.core.PodTemplateSpecBuilder;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.OwnerReference;
import org.junit.jupiter.api.Test;

class ReplicaSetPodTest {

  private static final PodSpec SPEC =
      PodSpecBuilder.builder()
          .containers(
              ImmutableList.of(ContainerBuilder.builder().name("app").image("app:1").build()))
          .build();

  @Test
  void from_copiesTheTemplateAndIsOwnedByTheReplicaSet() {
    ObjectMeta template =
        ObjectMetaBuilder.builder()
            .name("ignored")
            .labels(ImmutableSortedMap.of("app", "web"))
            .annotations(ImmutableSortedMap.of("note", "x"))
            .finalizers(ImmutableList.of("example.com/wait"))
            .build();

    Pod pod = ReplicaSetPod.from(replicaSet(template));

    assertThat(pod)
        .isEqualTo(
            new Pod(
                ObjectMetaBuilder.builder()
                    .generateName("web-5c4f-")
                    .namespace("shop")
                    .labels(ImmutableSortedMap.of("app", "web"))
                    .annotations(ImmutableSortedMap.of("note", "x"))
                    .finalizers(ImmutableList.of("example.com/wait"))
                    .ownerReferences(
                        ImmutableList.of(
                            new OwnerReference(
                                "apps/v1", "ReplicaSet", "web-5c4f", "uid-1", true, true)))
                    .build(),
                SPEC,
                PodStatus.EMPTY));
  }

  @Test
  void problem_whereTheTemplateHasNoLabels() {
    assertThat(ReplicaSetPod.problem(replicaSet(ObjectMeta.EMPTY)))
        .contains("unable to create pods, no labels");
  }

  @Test
  void problem_isNoneWhereTheTemplateHasLabels() {
    ObjectMeta labeled = ObjectMeta.EMPTY.withLabels(ImmutableSortedMap.of("app", "web"));

    assertThat(ReplicaSetPod.problem(replicaSet(labeled))).isEmpty();
  }

  private static ReplicaSet replicaSet(ObjectMeta template) {
    return ReplicaSetBuilder.builder()
        .metadata(
            ObjectMetaBuilder.builder().name("web-5c4f").namespace("shop").uid("uid-1").build())
        .spec(
            ReplicaSetSpecBuilder.builder()
                .template(PodTemplateSpecBuilder.builder().metadata(template).spec(SPEC).build())
                .build())
        .build();
  }
}
