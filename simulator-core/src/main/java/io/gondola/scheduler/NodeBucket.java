package io.gondola.scheduler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes among which chance decides: any of them is found by its place, and taken out without a walk
 * over thousands of others. The last one moves into the gap.
 */
final class NodeBucket {

  private final List<NodeLoad> nodes = new ArrayList<>();

  /** Looked up, never walked. */
  private final Map<String, Integer> places = new HashMap<>();

  int size() {
    return nodes.size();
  }

  NodeLoad get(int place) {
    return nodes.get(place);
  }

  void add(NodeLoad node) {
    places.put(node.name(), nodes.size());
    nodes.add(node);
  }

  /** Takes out a node that is there. */
  void remove(NodeLoad node) {
    int place = places.remove(node.name());
    NodeLoad last = nodes.remove(nodes.size() - 1);
    if (last != node) {
      nodes.set(place, last);
      places.put(last.name(), place);
    }
  }
}
