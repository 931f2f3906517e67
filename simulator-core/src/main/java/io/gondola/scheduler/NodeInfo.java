package io.gondola.scheduler;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multiset;
import io.gondola.api.core.Node;
import io.gondola.api.core.NodeBuilder;
import io.gondola.api.meta.Quantity;

/**
 * A node and what is charged to it. Pods may be charged before the node itself has been seen: until
 * then it is not {@link #isKnown known} and takes no new ones.
 */
final class NodeInfo {

  static final int NOWHERE = -1;

  private Node node = NodeBuilder.builder().build();
  private boolean known;
  private Resources allocatable = Resources.NONE;
  private long allocatablePods;
  private int slot = NOWHERE;

  private int pods;
  private Requests requested = new Requests(Resources.NONE, Resources.NONE);

  /** Asked for clashes only, so that its order is never seen. */
  private final Multiset<HostPort> ports = HashMultiset.create();

  Node node() {
    return node;
  }

  String name() {
    return node.name();
  }

  boolean isKnown() {
    return known;
  }

  /** Where it stands in the order of nodes. */
  int slot() {
    return slot;
  }

  void moveTo(int newSlot) {
    slot = newSlot;
  }

  int pods() {
    return pods;
  }

  /** What the pods on it have asked for. */
  Requests requested() {
    return requested;
  }

  Resources allocatable() {
    return allocatable;
  }

  long allocatablePods() {
    return allocatablePods;
  }

  void see(Node newer) {
    node = newer;
    known = true;
    allocatable = Resources.of(newer.status().allocatable());
    allocatablePods = newer.status().allocatable().getOrDefault("pods", Quantity.ZERO).value();
  }

  void forget() {
    known = false;
    slot = NOWHERE;
  }

  void charge(PodInfo pod) {
    pods++;
    requested =
        new Requests(
            requested.asked().plus(pod.requests().asked()),
            requested.counted().plus(pod.requests().counted()));
    ports.addAll(pod.hostPorts());
  }

  void discharge(PodInfo pod) {
    pods--;
    requested =
        new Requests(
            requested.asked().minus(pod.requests().asked()),
            requested.counted().minus(pod.requests().counted()));
    pod.hostPorts().forEach(ports::remove);
  }

  boolean hasPortsFor(ImmutableList<HostPort> wanted) {
    for (HostPort port : wanted) {
      if (ports.elementSet().stream().anyMatch(port::clashesWith)) {
        return false;
      }
    }
    return true;
  }
}
