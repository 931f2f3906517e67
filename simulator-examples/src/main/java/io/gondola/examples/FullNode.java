package io.gondola.examples;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.NodeSize;
import io.gondola.api.core.Event;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.Quantity;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.report.RolloutFilm;
import io.gondola.report.RolloutHistory;
import io.gondola.report.TextStyle;
import io.gondola.rollout.PodReplacementPolicy;
import io.gondola.timeline.VirtualTime;
import java.io.PrintStream;
import java.time.Duration;

/**
 * A rollout on a node that is full, with pods that take their time to leave: replaced as soon as
 * they are told to go, as Kubernetes does, and only once they have ended.
 *
 * <p>{@code mvn -q compile exec:java -Dexec.mainClass=io.gondola.examples.FullNode}
 */
public final class FullNode {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final NodeSize TWO_CORES =
      new NodeSize(Quantity.parse("2"), NodeSize.DEFAULT.memory(), NodeSize.DEFAULT.pods());

  /** Two pods of one core each fill the node, so the rollout may not have one more. */
  private static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            terminationGracePeriodSeconds: 20
            containers: [{name: web, image: "web:1", resources: {requests: {cpu: 1}}}]
      """;

  private final TextStyle style;
  private final PrintStream out;

  FullNode(TextStyle style, PrintStream out) {
    this.style = style;
    this.out = out;
  }

  public static void main(String[] args) {
    new FullNode(Terminal.style(), Terminal.out()).tell();
  }

  void tell() {
    out.println("Two pods fill the only node; each takes 20 s to leave.");
    out.println(style.legend());
    for (PodReplacementPolicy policy : PodReplacementPolicy.values()) {
      tell(policy);
    }
  }

  private void tell(PodReplacementPolicy policy) {
    Cluster cluster = cluster(policy);
    cluster.apply(MANIFEST);
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);
    cluster.runFor(Duration.ofSeconds(30).minus(cluster.elapsed()));
    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), LIMIT);
    cluster.runUntil(noneLeaving(), LIMIT);

    out.println();
    out.println("podReplacementPolicy " + policy);
    out.println();
    RolloutHistory history = RolloutHistory.of(cluster.timeline(), cluster.deployment("web").key());
    out.println(RolloutFilm.of(history.latestRollout()).text(style));
    out.println();
    long refused = 0;
    for (Event event : cluster.events()) {
      if (event.reason().equals("FailedScheduling")) {
        refused++;
        print(cluster, event);
      }
    }
    out.println(refused + " new pods found no room on the node");
  }

  private static Cluster cluster(PodReplacementPolicy policy) {
    return Cluster.of(
        ClusterConfig.DEFAULT
            .withNodes(1)
            .withNodeSize(TWO_CORES)
            .withImage("web:1", ImageBehavior.WEB_SERVER.ignoringSigterm())
            .withPodReplacementPolicy(policy));
  }

  private static Condition noneLeaving() {
    return Condition.of(
        "no pod to be leaving", c -> c.pods().stream().noneMatch(Pod::isTerminating));
  }

  private void print(Cluster cluster, Event event) {
    Duration at = Duration.between(cluster.config().start(), event.firstTimestamp());
    String reason = event.message().substring(0, event.message().indexOf(". "));
    out.println(
        "+" + VirtualTime.format(at) + "  " + event.involvedObject().name() + ": " + reason);
  }
}
