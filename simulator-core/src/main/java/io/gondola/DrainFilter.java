package io.gondola;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Volume;
import io.gondola.api.meta.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which pods of a node a drain takes, passes over, or refuses to touch: kubectl's rules. */
final class DrainFilter {

  private static final String MIRROR = "kubernetes.io/config.mirror";

  private static final String DAEMON_SET =
      "cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)";
  private static final String LOCAL_STORAGE =
      "cannot delete Pods with local storage (use --delete-emptydir-data to override)";
  private static final String UNMANAGED =
      "cannot delete Pods that declare no controller (use --force to override)";

  private final DrainOptions options;

  DrainFilter(DrainOptions options) {
    this.options = options;
  }

  /**
   * The pods to evict.
   *
   * @throws ApiException if there are pods that must not be evicted; it lists them by reason
   */
  ImmutableList<Pod> chosen(String node, List<Pod> pods) {
    ImmutableList.Builder<Pod> chosen = ImmutableList.builder();
    Map<String, List<String>> refused = new LinkedHashMap<>();
    for (Pod pod : Iterables.filter(pods, pod -> !isPassedOver(pod))) {
      Optional<String> obstacle = obstacle(pod);
      if (obstacle.isPresent()) {
        refused.computeIfAbsent(obstacle.get(), key -> new ArrayList<>()).add(pod.key().toString());
      } else {
        chosen.add(pod);
      }
    }
    if (!refused.isEmpty()) {
      throw ApiException.badRequest(
          "unable to drain node \"%s\" due to error: %s".formatted(node, listed(refused)));
    }
    return chosen.build();
  }

  private boolean isPassedOver(Pod pod) {
    return pod.metadata().annotations().containsKey(MIRROR)
        || (options.ignoreDaemonSets() && isOfDaemonSet(pod) && !pod.isTerminal());
  }

  /** A pod that has ended has nothing left to lose. */
  private Optional<String> obstacle(Pod pod) {
    if (pod.isTerminal()) {
      return Optional.empty();
    }
    if (isOfDaemonSet(pod)) {
      return Optional.of(DAEMON_SET);
    }
    if (!options.deleteEmptyDirData() && pod.spec().volumes().stream().anyMatch(this::isEmptyDir)) {
      return Optional.of(LOCAL_STORAGE);
    }
    return options.force() || pod.metadata().controller().isPresent()
        ? Optional.empty()
        : Optional.of(UNMANAGED);
  }

  private static boolean isOfDaemonSet(Pod pod) {
    return pod.metadata()
        .controller()
        .filter(owner -> owner.kind().equals("DaemonSet"))
        .isPresent();
  }

  private boolean isEmptyDir(Volume volume) {
    return volume.emptyDir() != null;
  }

  /** As Go prints several errors. */
  private static String listed(Map<String, List<String>> refused) {
    List<String> errors = new ArrayList<>();
    refused.forEach((reason, pods) -> errors.add(reason + ": " + String.join(", ", pods)));
    return errors.size() == 1 ? errors.get(0) : "[" + String.join(", ", errors) + "]";
  }
}
