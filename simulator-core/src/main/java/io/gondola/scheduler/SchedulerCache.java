package io.gondola.scheduler;

import io.gondola.api.core.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The scheduler's picture of the nodes and of the pods on them. A pod is charged as soon as its
 * node has been chosen, so that the next pod sees the space as taken.
 */
final class SchedulerCache {

  private static final String ZONE = "topology.kubernetes.io/zone";
  private static final String REGION = "topology.kubernetes.io/region";

  /** More questions than these are forgotten and asked again, so that old ones cost nothing. */
  private static final int MOST_QUERIES = 256;

  /** More changes than these are not worth keeping: all nodes are looked at anew. */
  private static final int MOST_CHANGES = 1 << 20;

  private final NamespaceLabels namespaces;

  /** In the order in which they came, as in Kubernetes. */
  private final Map<String, NodeInfo> byName = new LinkedHashMap<>();

  /** Looked up and counted, so that its order is never seen. */
  private final Map<String, Assignment> byUid = new HashMap<>();

  private List<NodeInfo> order = List.of();

  /** Its order is never seen: it is looked up only. */
  private final Map<String, Topology> topologies = new HashMap<>();

  private PodCounts counts;

  /** The slots of nodes on which something changed, since the order was last made. */
  private int[] changes = new int[1024];

  private int changed;
  private long version;
  private boolean stale;

  SchedulerCache(NamespaceLabels namespaces) {
    this.namespaces = namespaces;
    this.counts = new PodCounts(0, namespaces);
  }

  // ---- what changes

  void seeNode(Node node) {
    NodeInfo info = byName.computeIfAbsent(node.name(), name -> new NodeInfo());
    boolean moved =
        !info.isKnown() || !info.node().metadata().labels().equals(node.metadata().labels());
    info.see(node);
    stale |= moved;
    touch(info);
  }

  void forgetNode(String name) {
    NodeInfo info = byName.get(name);
    if (info != null) {
      info.forget();
      if (info.pods() == 0) {
        byName.remove(name);
      }
      forget();
    }
  }

  /** What was found out about namespaces no longer holds. */
  void forgetNamespaces() {
    forget();
  }

  private void forget() {
    stale = true;
    version++;
  }

  /** Charges a pod to a node, or corrects what is charged. */
  void assign(String uid, PodClass pods, String node, boolean terminating) {
    NodeInfo info = byName.computeIfAbsent(node, name -> new NodeInfo());
    Assignment assignment = new Assignment(pods, info, terminating);
    Assignment before = byUid.put(uid, assignment);
    if (before != null) {
      discharge(before);
    }
    info.charge(pods.info());
    count(assignment, 1);
  }

  /** Takes a pod off its node; tells whether it was on one. */
  boolean release(String uid) {
    Assignment assignment = byUid.remove(uid);
    if (assignment == null) {
      return false;
    }
    discharge(assignment);
    return true;
  }

  private void discharge(Assignment assignment) {
    count(assignment, -1);
    assignment.node().discharge(assignment.pods().info());
  }

  private void count(Assignment assignment, int number) {
    touch(assignment.node());
    if (!stale && assignment.isOnNode()) {
      counts.add(assignment, number);
    }
  }

  private void touch(NodeInfo node) {
    version++;
    if (!stale && node.slot() != NodeInfo.NOWHERE) {
      if (changed == changes.length) {
        changes = Arrays.copyOf(changes, 2 * changed);
      }
      changes[changed++] = node.slot();
    }
  }

  // ---- what is seen

  /** Brings the order of nodes and all that rests on it up to date; call it before looking. */
  void refresh() {
    if (!stale && counts.queries() <= MOST_QUERIES && changed <= MOST_CHANGES) {
      return;
    }
    stale = false;
    order = interleaved();
    for (int slot = 0; slot < order.size(); slot++) {
      order.get(slot).moveTo(slot);
    }
    changed = 0;
    topologies.clear();
    counts = new PodCounts(order.size(), namespaces);
    for (Assignment assignment : byUid.values()) {
      if (assignment.isOnNode()) {
        counts.add(assignment, 1);
      }
    }
  }

  /** One node of each zone in turn, so that a search that ends early sees all zones. */
  private List<NodeInfo> interleaved() {
    Map<String, Queue<NodeInfo>> zones = new LinkedHashMap<>();
    for (NodeInfo info : byName.values()) {
      if (info.isKnown()) {
        zones.computeIfAbsent(zone(info.node()), zone -> new ArrayDeque<>()).add(info);
      }
    }
    List<NodeInfo> interleaved = new ArrayList<>();
    List<Queue<NodeInfo>> left = new ArrayList<>(zones.values());
    while (!left.isEmpty()) {
      left.forEach(zone -> interleaved.add(zone.remove()));
      left.removeIf(Queue::isEmpty);
    }
    return interleaved;
  }

  private static String zone(Node node) {
    Map<String, String> labels = node.metadata().labels();
    return labels.getOrDefault(REGION, "") + "/" + labels.getOrDefault(ZONE, "");
  }

  /** The nodes by slot. */
  List<NodeInfo> nodes() {
    return order;
  }

  /** The node of a name, if it is known. */
  NodeInfo node(String name) {
    return byName.getOrDefault(name, new NodeInfo());
  }

  /** Where a pod is charged, and as what. */
  Map<String, Assignment> assignments() {
    return byUid;
  }

  /** Goes up with every change that can matter to where a pod fits. */
  long version() {
    return version;
  }

  /** How many changes there have been on nodes since the order was last made. */
  int changes() {
    return changed;
  }

  /** The slot of the node on which a change was. */
  int change(int number) {
    return changes[number];
  }

  Topology topology(String key) {
    return topologies.computeIfAbsent(key, unknown -> Topology.of(unknown, order));
  }

  PodCounts counts() {
    return counts;
  }

  NodeCounts counts(PodQuery query) {
    return counts.of(query, byUid.values());
  }

  NamespaceLabels namespaces() {
    return namespaces;
  }
}
