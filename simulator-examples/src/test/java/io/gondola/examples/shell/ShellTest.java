package io.gondola.examples.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import io.gondola.report.Glyphs;
import io.gondola.report.Palette;
import io.gondola.report.TextStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {

  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "web:1"}]}
      """;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Shell shell =
      Shell.start(new PrintStream(bytes, true, UTF_8), TextStyle.plain(Glyphs.ASCII));

  @Test
  void next_goesFromMomentToMoment() {
    shell.apply(WEB);
    assertThat(printed()).isEqualTo("deployment.apps/web created\n");

    shell.next();

    assertThat(printed())
        .matches(
            """
            \\+0.015s  replicaset web-\\w+ was created, for 2 pods \\(deployment-controller\\)
            \\+0.03s   pod web-\\w+-\\w+ was created \\(replicaset-controller\\)
            \\+0.03s   pod web-\\w+-\\w+ was created \\(replicaset-controller\\)
            \\+0.05s   pod web-\\w+-\\w+ was bound to node-\\d \\(default-scheduler\\)
            \\+0.05s   pod web-\\w+-\\w+ was bound to node-\\d \\(default-scheduler\\)
            \\+0.1s  v1 web:1  oo  2 starting
            """);

    shell.next();
    shell.next();

    assertThat(printed()).endsWith("v1 web:1  **  2 ready\n");
  }

  @Test
  void back_isTheStateThen() {
    shell.apply(WEB);
    Cluster first = shell.next();
    String hash = first.timeline().hash();
    Duration then = first.elapsed();
    shell.next();

    Cluster back = shell.back();

    assertThat(back.elapsed()).isEqualTo(then);
    assertThat(back.timeline().hash()).isEqualTo(hash);
  }

  @Test
  void back_endsWhereEverythingBegan() {
    shell.apply(WEB);
    shell.next();
    shell.back();
    printed();

    shell.back();

    assertThat(shell.cluster().elapsed()).isZero();
    assertThat(printed())
        .isEqualTo("This is where everything began: there is nothing before +0s.\n");
  }

  /** As in an editor: what was undone can be done again, until something else is done. */
  @Test
  void whatOneWentBackFrom_isThereToGoForwardTo() {
    shell.apply(WEB);
    shell.run("20s");
    shell.cluster().setImage("web", "web", "web:2");
    Cluster whole = shell.run("40s");

    shell.at("10s");
    Cluster again = shell.at("1m");

    assertThat(again.timeline().hash()).isEqualTo(whole.timeline().hash());
    assertThat(again.deployment("web").status().updatedReplicas()).isEqualTo(2);
  }

  @Test
  void somethingElseDoneInThePast_isAnotherFuture() {
    shell.apply(WEB);
    shell.run("20s");
    shell.cluster().scale("web", 5);
    shell.run("20s");

    shell.at("10s");
    shell.cluster().scale("web", 1);
    Cluster other = shell.at("40s");

    assertThat(other.pods()).hasSize(1);
  }

  @Test
  void next_inThePastFollowsTheRecord() {
    shell.apply(WEB);
    shell.run("20s");
    shell.cluster().scale("web", 3);
    shell.run("20s");
    shell.at("20s");
    printed();

    shell.next();

    assertThat(printed()).contains("+20.03s   pod web-");
    assertThat(shell.cluster().elapsed()).isEqualTo(Duration.ofMillis(20_100));
  }

  @Test
  void next_whenNothingHappensLeavesTheTime() {
    shell.next();

    assertThat(printed())
        .isEqualTo(
            "Nothing happens in the next 10 minutes, so it is still +0s. run(\"1h\") lets time"
                + " pass.\n");
    assertThat(shell.cluster().elapsed()).isZero();
  }

  @Test
  void what_ofTheBeginningIsNothing() {
    shell.what();

    assertThat(printed()).isEqualTo("nothing has happened yet\n");
  }

  @Test
  void what_tellsWhatHappenedAndWhy() {
    shell.apply(WEB);
    shell.run("4s");
    shell.next();
    printed();

    shell.what();

    assertThat(printed())
        .contains(" became ready (kubelet/node-")
        .contains("  +0.05s   because pod web-")
        .contains("  +0s      because deployment web was created (user)\n");
  }

  @Test
  void what_namesThePodsThatWait() {
    shell.apply(WEB.replace("\"web:1\"", "\"web:1\", resources: {requests: {cpu: 100}}"));
    shell.run("5s");
    printed();

    shell.what();

    assertThat(printed())
        .containsPattern("waiting: pod web-\\w+-\\w+, 0/3 nodes are available: 3 Insufficient cpu");
  }

  @Test
  void whatOfAnObject_goesBackToTheUser() {
    shell.apply(WEB);
    shell.run("20s");
    printed();

    shell.what("deploy/web");

    assertThat(printed())
        .startsWith("+")
        .contains("because deployment web was created (user)\n")
        .contains("event: ScalingReplicaSet, Scaled up replica set web-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5s", "10", "2000h", "5"})
  void badTime_isOneLine(String time) {
    shell.at(time);

    assertThat(printed())
        .isEqualTo(
            "error: \""
                + time
                + "\" is no time; write it as in at(\"1m20s\") or at(\"0s\"), 1000h"
                + " at most\n");
    assertThat(shell.cluster().elapsed()).isZero();
  }

  @Test
  void whatIsNotThere_isOneLineWithWhatIs() {
    shell.what("nobody");
    shell.tour(9);
    shell.tour(1, "fr");
    shell.kubectl("get foo");
    shell.apply("nowhere.yaml");
    shell.apply("web.ym");
    shell.apply("kind: [");

    assertThat(printed().lines())
        .containsExactly(
            "error: nothing is known of \"nobody\"; there is nothing yet",
            "error: there is no chapter 9; there are 1 to 6",
            "error: there is no language \"fr\"; there are en (English) and zh (Chinese)",
            "error: the server doesn't have a resource type \"foo\"",
            "error: the path \"nowhere.yaml\" cannot be read from " + Path.of("").toAbsolutePath(),
            "error: the path \"web.ym\" cannot be read from " + Path.of("").toAbsolutePath(),
            "error: error converting YAML to JSON: yaml: line 1: did not find expected node content"
                + " (STDIN, document 1, line 2)");
  }

  @Test
  void manifest_canBeAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("web.yaml"), WEB);

    shell.apply(file.toString());

    shell.kubectl("delete -f " + file);

    assertThat(printed())
        .isEqualTo("deployment.apps/web created\ndeployment.apps \"web\" deleted\n");
  }

  @Test
  void anotherCluster_isTakenOver() {
    Cluster mine = Cluster.withNodes(7);

    shell.on(mine).kubectl("get nodes -o name");

    assertThat(printed().lines()).hasSize(7);
    assertThat(shell.cluster()).isSameAs(mine);
  }

  @Test
  void chapter_leavesItsClusterToTheClass() {
    Cluster left = shell.tour(2);

    assertThat(left.pods()).hasSize(3);
    assertThat(printed()).startsWith("2. Red hats: labels and the Service\n");
    assertThat(shell.back().elapsed()).isLessThan(left.elapsed());
  }

  @Test
  void picture_drawsDeployments() {
    shell.picture();
    assertThat(printed()).isEqualTo("There is no Deployment to draw yet.\n");

    shell.apply(WEB);
    shell.run("20s");
    printed();
    shell.picture();

    assertThat(printed())
        .isEqualTo("* ready  o starting  . leaving\n+20s  v1 web:1  **  2 ready\n");
  }

  @Test
  void pageAndSvg_areWritten(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("web.html");
    Path picture = folder.resolve("web.svg");
    shell.page(page.toString());
    assertThat(printed()).isEqualTo("There is no Deployment to draw yet.\n");

    shell.apply(WEB);
    shell.run("20s");
    printed();
    shell.page(page.toString());
    shell.svg(picture.toString());

    assertThat(printed()).isEqualTo("written to %s\nwritten to %s\n".formatted(page, picture));
    assertThat(page).content(UTF_8).startsWith("<!doctype html>").contains("web:1");
    assertThat(picture).content(UTF_8).startsWith("<svg").contains("web:1");
  }

  @Test
  void badFile_isOneLine(@TempDir Path folder) {
    Path nowhere = folder.resolve("nowhere");

    shell.page(nowhere.resolve("web.html").toString());
    shell.svg(folder.toString());

    assertThat(printed())
        .isEqualTo(
            "error: page: there is no folder %s\nerror: svg: %s is a folder, not a file\n"
                .formatted(nowhere, folder));
  }

  @Test
  void colours_areUsedIfTheTerminalHasThem() {
    Shell colored =
        Shell.start(new PrintStream(bytes, true, UTF_8), new TextStyle(Glyphs.ASCII, Palette.ANSI));

    colored.apply(WEB);
    colored.run("20s");

    assertThat(printed()).endsWith("\u001B[33m**\u001B[0m  2 ready\n");
  }

  @Test
  void help_namesEachCommand() {
    shell.help();
    shell.tour();

    assertThat(printed())
        .contains("next()", "back()", "at(\"1m20s\")", "what()", "kubectl(", "tour(1)")
        .contains("page(\"web.html\")", "svg(\"web.svg\")")
        .contains("  5  What can go wrong, and the way back\n");
  }

  private String printed() {
    String text = bytes.toString(UTF_8).replace("\r\n", "\n");
    bytes.reset();
    return text;
  }
}
