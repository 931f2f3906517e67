package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.sim.ChoiceStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The nodes by how many pods they hold, so that an emptiest one is found without a walk over all.
 */
final class NodePool {

  private final Map<String, NodeLoad> nodes = new TreeMap<>();
  private final TreeMap<Integer, NodeBucket> byPods = new TreeMap<>();

  void put(Node node) {
    NodeLoad known = nodes.get(node.name());
    if (known == null) {
      NodeLoad fresh = new NodeLoad(node);
      nodes.put(node.name(), fresh);
      bucket(fresh).add(fresh);
    } else {
      known.update(node);
    }
  }

  void remove(String name) {
    NodeLoad known = nodes.remove(name);
    if (known != null) {
      leaveBucket(known);
    }
  }

  /**
   * One of the emptiest nodes that a pod fits on; among equals, chance decides as in Kubernetes.
   */
  Optional<NodeLoad> choose(PodNeeds needs, ChoiceStream choices) {
    for (NodeBucket equals : byPods.values()) {
      int first = equals.size() == 1 ? 0 : choices.pick(equals.size());
      for (int i = 0; i < equals.size(); i++) {
        NodeLoad candidate = equals.get((first + i) % equals.size());
        if (candidate.misfit(needs).fits()) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /** Why a pod does not fit, for each node in the order of their names. */
  ImmutableList<Misfit> misfits(PodNeeds needs) {
    return nodes.values().stream()
        .map(node -> node.misfit(needs))
        .collect(ImmutableList.toImmutableList());
  }

  void charge(String name, Requests requests) {
    change(name, node -> node.charge(requests));
  }

  void discharge(String name, Requests requests) {
    change(name, node -> node.discharge(requests));
  }

  private void change(String name, Consumer<NodeLoad> change) {
    NodeLoad node = nodes.get(name);
    if (node != null) {
      leaveBucket(node);
      change.accept(node);
      bucket(node).add(node);
    }
  }

  private NodeBucket bucket(NodeLoad node) {
    return byPods.computeIfAbsent(node.pods(), pods -> new NodeBucket());
  }

  private void leaveBucket(NodeLoad node) {
    NodeBucket bucket = bucket(node);
    bucket.remove(node);
    if (bucket.size() == 0) {
      byPods.remove(node.pods());
    }
  }
}
