package io.gondola.report;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Container;
import java.util.stream.IntStream;

/** Which image tells the versions of a Deployment apart. */
final class ImageLabels {

  private static final String REVISION = "deployment.kubernetes.io/revision";

  private ImageLabels() {}

  static ImmutableList<RolloutVersion> versions(ImmutableList<ReplicaSet> sets) {
    int container = distinguishing(sets);
    return sets.stream()
        .map(set -> new RolloutVersion(set.key(), revision(set), image(set, container)))
        .collect(ImmutableList.toImmutableList());
  }

  /** The place of the first container whose image is not the same in all sets; else the first. */
  private static int distinguishing(ImmutableList<ReplicaSet> sets) {
    int containers = sets.stream().mapToInt(set -> containers(set).size()).max().orElse(0);
    return IntStream.range(0, containers)
        .filter(i -> sets.stream().map(set -> image(set, i)).distinct().count() > 1)
        .findFirst()
        .orElse(0);
  }

  private static String image(ReplicaSet set, int container) {
    ImmutableList<Container> containers = containers(set);
    return container < containers.size() ? containers.get(container).image() : "";
  }

  private static ImmutableList<Container> containers(ReplicaSet set) {
    return set.spec().template().spec().containers();
  }

  private static long revision(ReplicaSet set) {
    try {
      return Long.parseLong(set.metadata().annotations().getOrDefault(REVISION, "0"));
    } catch (NumberFormatException written) {
      return 0; // A user may write anything there.
    }
  }
}
