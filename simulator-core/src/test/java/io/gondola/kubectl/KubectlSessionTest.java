package io.gondola.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.kubectl.RecordedSession.Exchange;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The commands of a session with the real kubectl, given to the simulated one. */
class KubectlSessionTest {

  private static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: app
        labels: {app: app}
        annotations: {CAUSE}
      spec:
        replicas: 4
        selector: {matchLabels: {app: app}}
        strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 1}}
        template:
          metadata: {labels: {app: app, tier: guide}}
          spec:
            containers:
            - name: guide
              image: tour/walk:1.0
              ports: [{name: http, containerPort: 8080}]
              resources: {requests: {cpu: 100m, memory: 64Mi}}
              readinessProbe: {httpGet: {path: /ready, port: http}, periodSeconds: 5}
            - name: log
              image: tour/log:1.0
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: app}
      spec: {selector: {app: app}, ports: [{port: 80, targetPort: http}]}
      """;

  /** The session wrote its words down without the quotes and the flags that it used. */
  private static final ImmutableMap<String, String> REALLY =
      ImmutableMap.of(
          "annotate deploy/app kubernetes.io/change-cause=take the cable car --overwrite",
          "annotate deploy/app 'kubernetes.io/change-cause=take the cable car' --overwrite",
          "get pods -l app in (x",
          "get pods -l 'app in (x'",
          "get pods empty",
          "get pods -n empty");

  /** Where a real recorder begins to combine events of one object for one reason. */
  private static final int SIMILAR = 9;

  private static final String COMBINED = "(combined from similar events): ";

  private final ReplayedCluster replay = new ReplayedCluster();
  private final Kubectl kubectl = Kubectl.on(replay.cluster()).inNamespace("tour");

  /** What happened in the recorded cluster before the command with a number. */
  private final ImmutableMap<Integer, Runnable> before =
      ImmutableMap.<Integer, Runnable>builder()
          .put(2, replay::settle)
          .put(4, () -> replay.ready(3))
          .put(6, () -> replay.ready(1))
          .put(22, replay::settle)
          .put(25, this::firstNewPod)
          .put(28, replay::settle)
          .put(33, () -> replay.ready(1))
          .put(34, () -> replay.ready(1))
          .put(35, () -> replay.ready(1))
          .put(37, replay::endTerminating)
          .put(41, replay::settle)
          .put(43, replay::settle)
          .put(51, replay::settle)
          .buildOrThrow();

  private void firstNewPod() {
    replay.endTerminating();
    replay.ready(1);
  }

  @Test
  void recordedCommands_printTheSame() {
    ImmutableList<Exchange> session = RecordedSession.read();
    SoftAssertions all = new SoftAssertions();
    int compared = 0;
    for (int i = 0; i < session.size(); i++) {
      Exchange exchange = session.get(i);
      before.getOrDefault(i, () -> {}).run();
      String output = kubectl.run(command(exchange), manifest(i));
      compared++;
      if (exchange.command().equals("get events")) {
        compareEvents(output, exchange.output(), all);
        continue;
      }

      all.assertThat(normal(withoutScheduler(output), replay.hashes()))
          .as("%s: %s", i, exchange.command())
          .isEqualTo(normal(exchange.output(), RECORDED_HASHES));
    }
    all.assertAll();
    assertThat(compared).isGreaterThanOrEqualTo(56);
  }

  private static final List<String> RECORDED_HASHES =
      List.of("7c49fc7568", "678848dbd7", "cf8854569");

  /**
   * Events without their ages and order, which depend on when the recorder let a pod be ready.
   *
   * <p>A real recorder combines the tenth event of an object and all after it that share a reason,
   * within ten minutes, into one with the latest message; here each has a row of its own.
   */
  private void compareEvents(String output, String recorded, SoftAssertions all) {
    List<String> here = events(output, replay.hashes());
    List<String> there = events(recorded, RECORDED_HASHES);
    List<String> scaled = of("deployment/app", there);

    all.assertThat(of("replicaset/", here))
        .as("events of the ReplicaSets")
        .containsExactlyInAnyOrderElementsOf(of("replicaset/", there));
    all.assertThat(of("deployment/app", here))
        .as("events of the Deployment")
        .containsAll(scaled.subList(0, SIMILAR))
        .contains(scaled.get(SIMILAR).replace(COMBINED, ""));
    all.assertThat(scaled).as("combined").hasSize(SIMILAR + 1);
  }

  private static List<String> events(String table, List<String> hashes) {
    return normal(table, hashes)
        .lines()
        .skip(1)
        .map(row -> row.substring(row.indexOf("  ") + 2))
        .toList();
  }

  private static List<String> of(String object, List<String> events) {
    return events.stream().filter(event -> event.contains("  " + object)).toList();
  }

  /** The recorder bound pods itself, where here the scheduler does and says so. */
  private static String withoutScheduler(String output) {
    return output.contains(" default-scheduler ")
        ? output.replaceAll("(?s)\\nEvents:\\n.*", "\nEvents:  <none>\n")
        : output;
  }

  private String command(Exchange exchange) {
    String command = REALLY.getOrDefault(exchange.command(), exchange.command());
    return command.startsWith("describe pod ")
        ? "describe " + kubectl.run("get pods -o name").lines().findFirst().orElseThrow()
        : command;
  }

  /** The second time, the Deployment says why it is as it is. */
  private static String manifest(int number) {
    return MANIFEST.replace(
        "CAUSE", number == 0 ? "" : "kubernetes.io/change-cause: walk up the hill");
  }

  /**
   * Without what differs from run to run. Tables are wider where names are longer, and sorted by
   * names that are random.
   */
  private static String normal(String text, List<String> hashes) {
    String plain = text;
    for (int i = 0; i < hashes.size(); i++) {
      plain = plain.replace(hashes.get(i), "HASH" + i);
    }
    plain =
        plain
            .replaceAll("(HASH\\d)-[a-z0-9]{5}\\b", "$1-POD")
            .replaceAll("app-(?!HASH|POD)[a-z0-9]{5}\\b", "app-SLICE")
            .replaceAll("\\b10\\.\\d+\\.\\d+\\.\\d+", "IP")
            .replaceAll("\\b(n1|node-1)\\b", "NODE")
            .replaceAll("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} [0-9:]{8} \\+0000", "TIME")
            .replaceAll("(?<=\\s)\\d+s(?=\\s)", "AGE")
            .replaceAll("(?<=\\S) {2,}", "  ")
            .strip();
    return isTable(plain) ? sorted(plain) : plain;
  }

  private static boolean isTable(String text) {
    return text.startsWith("NAME ") && text.contains("HASH");
  }

  /** Blocks of a table are sorted each. */
  private static String sorted(String text) {
    return Stream.of(text.split("\n\n"))
        .map(
            block ->
                Splitter.on('\n').splitToStream(block).sorted().collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n\n"));
  }
}
