package io.gondola.controller.replicaset;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodBuilder;
import io.gondola.api.core.PodConditionBuilder;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.api.core.PodStatusBuilder;
import io.gondola.api.meta.ObjectMetaBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Pods in the states that the ReplicaSet controller tells apart. */
final class PodsForTest {

  private PodsForTest() {}

  /** A pod that runs but is not ready. */
  static Pod running(String nodeName) {
    return PodBuilder.builder()
        .metadata(ObjectMetaBuilder.builder().namespace("default").name("pod").build())
        .spec(PodSpecBuilder.builder().nodeName(nodeName).build())
        .status(PodStatusBuilder.builder().phase("Running").build())
        .build();
  }

  static Pod ready(String nodeName, @Nullable Instant since) {
    Pod pod = running(nodeName);
    return pod.withStatus(
        pod.status()
            .withConditions(
                ImmutableList.of(
                    PodConditionBuilder.builder()
                        .type("Ready")
                        .status("True")
                        .lastTransitionTime(since)
                        .build())));
  }

  static Pod deleting(Pod pod, Instant since) {
    return pod.withMetadata(pod.metadata().withDeletionTimestamp(since));
  }
}
