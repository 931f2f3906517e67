package io.gondola;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.Quantity;

/**
 * What each node has to give to its pods.
 *
 * @param cpu default 8 cores
 * @param memory default 32Gi
 * @param pods how many pods it runs at most; default 110, as in Kubernetes
 */
public record NodeSize(Quantity cpu, Quantity memory, int pods) {

  public static final NodeSize DEFAULT =
      new NodeSize(Quantity.parse("8"), Quantity.parse("32Gi"), 110);

  /** Disks are not part of the story: every node has one that is large enough. */
  private static final Quantity DISK = Quantity.parse("100Gi");

  ImmutableSortedMap<String, Quantity> allocatable() {
    return ImmutableSortedMap.of(
        "cpu", cpu,
        "memory", memory,
        "ephemeral-storage", DISK,
        "pods", Quantity.parse(Integer.toString(pods)));
  }
}
