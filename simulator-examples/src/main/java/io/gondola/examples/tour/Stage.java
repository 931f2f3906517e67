package io.gondola.examples.tour;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.kubectl.Kubectl;
import io.gondola.report.RolloutFilm;
import io.gondola.report.RolloutHistory;
import io.gondola.report.RolloutPicture;
import io.gondola.report.TextStyle;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.util.function.Consumer;

/** Where a chapter plays: its cluster, and those who watch. */
final class Stage {

  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final Cluster cluster;
  private final Voice voice;
  private final TextStyle style;

  Stage(Cluster cluster, Voice voice, TextStyle style) {
    this.cluster = cluster;
    this.voice = voice;
    this.style = style;
  }

  Cluster cluster() {
    return cluster;
  }

  void open(int chapter) {
    voice.line(chapter + ". " + voice.texts().get("title"));
    voice.line("");
  }

  /** Ends with an experiment. */
  void close() {
    voice.line(voice.common().get("experiment"));
    voice.line("");
    voice.say("experiment");
  }

  void say(String name) {
    voice.say(name);
  }

  /** Shows a manifest and applies it. */
  void apply(String file) {
    String manifest = Texts.resource(file);
    command("kubectl apply -f " + file);
    voice.show(Kubectl.on(cluster).run("apply -f -", manifest));
    voice.line("");
  }

  /** Shows a manifest. */
  void read(String file) {
    voice.show(Texts.resource(file));
    voice.line("");
  }

  /** Runs a command of kubectl and shows what it prints. */
  void kubectl(String command) {
    command("kubectl " + command);
    voice.show(Kubectl.on(cluster).run(command));
    voice.line("");
  }

  /** Does something that only a simulation can do, and shows the Java for it. */
  void java(String code, Consumer<Cluster> action) {
    code(code);
    action.accept(cluster);
  }

  /** Shows the Java of what is done. */
  void code(String java) {
    voice.show(java);
    voice.line("");
  }

  /** Shows a value, as JShell would. */
  void show(Object value) {
    voice.show(value.toString());
    voice.line("");
  }

  void run(long seconds) {
    cluster.runFor(Duration.ofSeconds(seconds));
    later();
  }

  void runUntil(Condition condition) {
    cluster.runUntil(condition, LIMIT);
    later();
  }

  private void later() {
    voice.line(voice.common().get("later").formatted(VirtualTime.format(cluster.elapsed())));
    voice.line("");
  }

  private void command(String command) {
    voice.show("$ " + command);
  }

  /** A circle for each pod of a Deployment. */
  void picture(String deployment) {
    show(RolloutPicture.of(history(deployment), cluster.now()).text(style));
  }

  /** The latest rollout of a Deployment, picture by picture. */
  void film(String deployment) {
    show(RolloutFilm.of(history(deployment).latestRollout()).text(style));
  }

  void legend() {
    show(style.legend());
  }

  private RolloutHistory history(String deployment) {
    return RolloutHistory.of(cluster.timeline(), cluster.deployment(deployment).key());
  }
}
