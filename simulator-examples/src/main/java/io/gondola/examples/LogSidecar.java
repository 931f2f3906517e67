package io.gondola.examples;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.api.core.ContainerStatus;
import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.timeline.VirtualTime;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A log sidecar that really collects what the web server beside it wrote, crashes twice, and loses
 * nothing: it keeps its position in the volume that the two share.
 *
 * <p>{@code mvn -q compile exec:java -Dexec.mainClass=io.gondola.examples.LogSidecar}
 */
public final class LogSidecar {

  private static final String ACCESS_LOG = "/var/log/nginx/access.log";

  private static final String MANIFEST =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        initContainers:
        - name: collector
          image: collector:1
          restartPolicy: Always # a sidecar: it starts before nginx and ends after it
          volumeMounts: [{name: logs, mountPath: /logs}]
        containers:
        - name: nginx
          image: nginx:1
          ports: [{containerPort: 80}]
          volumeMounts: [{name: logs, mountPath: /var/log/nginx}]
        volumes:
        - name: logs
          emptyDir: {} # lives as long as the pod
      """;

  private final Cluster cluster;
  private final PrintStream out;

  /**
   * Prepares the story.
   *
   * @param position where the collector keeps how far it has come
   */
  LogSidecar(String position, PrintStream out) {
    this.out = out;
    this.cluster =
        Cluster.of(
            ClusterConfig.DEFAULT
                .withNodes(1)
                .withImage("nginx:1", ImageBehavior.WEB_SERVER.also(new AccessLog(ACCESS_LOG)))
                .withImage(
                    "collector:1",
                    ImageBehavior.WORKER.also(new LogCollector("/logs/access.log", position))));
  }

  public static void main(String[] args) {
    new LogSidecar("/logs/collector.position", Terminal.out()).tell();
  }

  void tell() {
    say("kubectl apply -f web.yaml");
    cluster.apply(MANIFEST);
    runUntil(26);
    crash();
    runUntil(39);
    crash();
    runUntil(42);
    collector().ifPresent(status -> say("the collector waits: " + reason(status)));
    runUntil(75);
    cluster.runUntil(
        Condition.of("the collector to have every line", c -> sent().containsAll(written())),
        Duration.ofMinutes(1));
    say("the collector has every line");
    out.println();
    out.println("kubectl logs web -c collector");
    said().forEach(line -> out.println("  " + line));
    out.println();
    conclude();
  }

  private void runUntil(long second) {
    cluster.runFor(Duration.ofSeconds(second).minus(cluster.elapsed()));
  }

  private void crash() {
    say("the collector crashes");
    cluster.faults().killContainer("web", "collector");
  }

  private void say(String what) {
    out.println("+" + VirtualTime.format(cluster.elapsed()) + "  " + what);
  }

  private Optional<ContainerStatus> collector() {
    return cluster.get(Pod.TYPE, "web").status().initContainerStatuses().stream().findFirst();
  }

  private static String reason(ContainerStatus status) {
    return status.state().waiting() == null ? "no more" : status.state().waiting().reason();
  }

  private List<String> written() {
    return cluster.process("web", "nginx").orElseThrow().files().read(ACCESS_LOG).lines().toList();
  }

  /** What the collector sent on: its own words stand at the beginning of a line. */
  private List<String> sent() {
    return collected().filter(line -> line.startsWith(" ")).map(String::strip).toList();
  }

  private Stream<String> said() {
    return collected().filter(line -> !line.startsWith(" "));
  }

  private Stream<String> collected() {
    return cluster.logs("web", "collector").stream();
  }

  private void conclude() {
    List<String> written = written();
    List<String> sent = sent();
    collector()
        .ifPresent(status -> out.println("restarts of the collector:  " + status.restartCount()));
    out.println("lines that nginx wrote:     " + written.size());
    out.println(
        "lines that were lost:       " + written.stream().filter(l -> !sent.contains(l)).count());
    out.println("lines that were sent twice: " + (sent.size() - sent.stream().distinct().count()));
  }
}
