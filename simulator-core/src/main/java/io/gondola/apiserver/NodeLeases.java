package io.gondola.apiserver;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * By what the control plane knows that nodes live: stands for the Lease objects of the namespace
 * {@code kube-node-lease}.
 *
 * <p>A kubelet renews its lease every ten seconds. With thousands of nodes that would drown
 * everything else, so no renewal is simulated: a kubelet only tells when its renewals no longer
 * arrive, and when they do again. When that is noticed is for the one who watches to compute. A
 * node of which nothing was told counts as renewed, so that nodes without a kubelet stay as they
 * are.
 */
public final class NodeLeases {

  private final TreeSet<String> stopped = new TreeSet<>();
  private final Map<String, Consumer<String>> watchers = new TreeMap<>();

  NodeLeases() {}

  /** From now on no renewal of the node's lease arrives. */
  public void stop(String node) {
    if (stopped.add(node)) {
      tell(node);
    }
  }

  /** From now on the node's lease is renewed again, beginning now. */
  public void resume(String node) {
    if (stopped.remove(node)) {
      tell(node);
    }
  }

  /** Whether renewals of the node's lease arrive. */
  public boolean isRenewed(String node) {
    return !stopped.contains(node);
  }

  /**
   * Is told the name of each node whose renewals stop or begin again. A component that watches anew
   * has forgotten its watch before.
   */
  public void watch(String component, Consumer<String> watcher) {
    watchers.put(component, watcher);
  }

  private void tell(String node) {
    watchers.values().forEach(watcher -> watcher.accept(node));
  }
}
