package io.gondola;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.Selector;
import io.gondola.apiserver.ApiServer;

/** What {@code kubectl cordon}, {@code uncordon} and {@code drain} do. */
final class NodeCommands {

  private final ApiServer api;

  NodeCommands(ApiServer api) {
    this.api = api;
  }

  Node setUnschedulable(String name, boolean unschedulable) {
    return api.patch(
        Node.TYPE,
        new ObjectKey("", name),
        live -> live.withSpec(live.spec().withUnschedulable(unschedulable)));
  }

  Drain drain(String name, DrainOptions options) {
    Node node = api.get(Node.TYPE, new ObjectKey("", name));
    boolean already = node.spec().unschedulable();
    setUnschedulable(name, true);
    Drain drain =
        new Drain(api, name, options, new DrainFilter(options).chosen(name, pods(name, options)));
    drain.print("node/%s %s".formatted(name, already ? "already cordoned" : "cordoned"));
    drain.begin();
    return drain;
  }

  private ImmutableList<Pod> pods(String node, DrainOptions options) {
    Selector selector = Selector.parse(options.podSelector());
    return api.list(Pod.TYPE).stream()
        .filter(pod -> pod.spec().nodeName().equals(node))
        .filter(pod -> selector.matches(pod.metadata().labels()))
        .collect(ImmutableList.toImmutableList());
  }
}
