package io.gondola.testing;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A rollout to try: the Deployment {@code web} comes up with the image {@code web:1}, then things
 * are done to it. All that happens is spelled out, so that a failing scenario shrinks to one that a
 * person can read, and can be pasted as a test: {@link #code}.
 *
 * @param config seed, delays and behaviour of the images {@code web:1} to {@code web:3}
 * @param policy the name of a rollout policy, as in the annotation {@code
 *     gondola.io/rollout-policy}; empty for the one of the strategy
 * @param strategy of the Deployment, as YAML in braces
 * @param stopDelay how long a container goes on serving before it is told to stop, in whole
 *     seconds: a preStop hook; zero for none
 */
public record RolloutScenario(
    ClusterConfig config,
    String policy,
    int replicas,
    String strategy,
    Duration stopDelay,
    ImmutableList<Step> steps) {

  /** The Deployment, and its container. */
  public static final String NAME = "web";

  /** Virtual time that is plenty for a rollout, whatever happens on the way. */
  public static final Duration PATIENCE = Duration.ofHours(1);

  private static final Duration SETTLING = Duration.ofMinutes(1);

  private static final String RESUME =
      """
      if (cluster.deployment("web").spec().paused()) {
        cluster.resume("web");
      }""";

  /** A scenario with one of Kubernetes' own strategies. */
  public RolloutScenario(
      ClusterConfig config, int replicas, String strategy, ImmutableList<Step> steps) {
    this(config, "", replicas, strategy, steps);
  }

  /** A scenario without a preStop hook. */
  public RolloutScenario(
      ClusterConfig config,
      String policy,
      int replicas,
      String strategy,
      ImmutableList<Step> steps) {
    this(config, policy, replicas, strategy, Duration.ZERO, steps);
  }

  /** Something that is done a while after the step before it. */
  public record Step(Duration delay, Action action) {

    public static Step after(long millis, Action action) {
      return new Step(Duration.ofMillis(millis), action);
    }

    String code() {
      return delay.isZero()
          ? action.code()
          : "cluster.runFor(%s);\n%s".formatted(JavaCode.of(delay), action.code());
    }
  }

  /** Brings a rollout to its end. */
  @FunctionalInterface
  public interface Completion {

    /**
     * Lets time pass until the rollout is complete.
     *
     * @param law is to be looked at after each event
     */
    void complete(Cluster cluster, Consumer<Cluster> law);
  }

  public RolloutScenario withConfig(ClusterConfig other) {
    return new RolloutScenario(other, policy, replicas, strategy, stopDelay, steps);
  }

  public RolloutScenario withStopDelay(Duration other) {
    return new RolloutScenario(config, policy, replicas, strategy, other, steps);
  }

  /** A cluster in which the first version is about to come up. */
  public Cluster start() {
    Cluster cluster = Cluster.of(config);
    cluster.apply(manifest());
    return cluster;
  }

  /**
   * Runs it all until the last version is rolled out.
   *
   * @throws io.gondola.ConditionNotReachedException if that takes more than {@link #PATIENCE}
   */
  public Cluster run() {
    return run(cluster -> {});
  }

  /**
   * The same.
   *
   * @param law is looked at after each event, from when the first version is up
   */
  public Cluster run(Consumer<Cluster> law) {
    Cluster cluster = start();
    play(cluster, law, RolloutScenario::complete);
    // The status may be complete while news of a lost pod is still under way.
    cluster.runFor(SETTLING, law);
    complete(cluster, law);
    return cluster;
  }

  private static void complete(Cluster cluster, Consumer<Cluster> law) {
    cluster.runUntil(watched(Condition.rolloutComplete(NAME), law), PATIENCE);
  }

  /** Runs it all on a cluster that was just started. */
  public void play(Cluster cluster, Consumer<Cluster> law, Completion completion) {
    completion.complete(cluster, any -> {});
    for (Step step : steps) {
      cluster.runFor(step.delay(), law);
      step.action().on(cluster);
    }
    if (cluster.deployment(NAME).spec().paused()) {
      cluster.resume(NAME);
    }
    completion.complete(cluster, law);
  }

  private static Condition watched(Condition condition, Consumer<Cluster> law) {
    return Condition.of(
        condition.description(),
        cluster -> {
          law.accept(cluster);
          return condition.holds(cluster);
        });
  }

  /** The Deployment. */
  public String manifest() {
    String annotations = policy.isEmpty() ? "" : "gondola.io/rollout-policy: " + policy;
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, annotations: {ANNOTATIONS}}
        spec:
          replicas: REPLICAS
          strategy: STRATEGY
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1
                readinessProbe: {periodSeconds: 1, httpGet: {port: 80}}
        """
        .replace(", annotations: {ANNOTATIONS}", annotated(annotations))
        .replace("REPLICAS", Integer.toString(replicas))
        .replace("STRATEGY", strategy)
        .concat(hook());
  }

  private String hook() {
    return stopDelay.isZero()
        ? ""
        : "        lifecycle: {preStop: {sleep: {seconds: %s}}}\n".formatted(stopDelay.toSeconds());
  }

  private static String annotated(String annotations) {
    return annotations.isEmpty() ? "" : ", annotations: {" + annotations + "}";
  }

  /** A JUnit method to paste, which does the same. */
  public String code() {
    return code("", "");
  }

  /**
   * The same with statements of the caller.
   *
   * @param first what is done once the first version is up
   * @param last what is done in the end
   */
  String code(String first, String last) {
    String complete = "cluster.runUntil(Condition.rolloutComplete(\"web\"), Duration.ofHours(1));";
    Stream<String> statements =
        Stream.of(
                Stream.of(
                    "Cluster cluster =\n    Cluster.of(%s);".formatted(JavaCode.of(config)),
                    "cluster.apply(\n%s);".formatted(textBlock(manifest())),
                    complete,
                    first),
                steps.stream().map(Step::code),
                Stream.of(RESUME).filter(code -> mayBePaused()),
                Stream.of(complete, "cluster.runFor(Duration.ofMinutes(1));", complete, last))
            .flatMap(part -> part)
            .filter(code -> !code.isEmpty());
    return "@Test\nvoid web_rollsOut() {\n%s}"
        .formatted(statements.collect(joining("\n")).indent(2));
  }

  private boolean mayBePaused() {
    return steps.stream().anyMatch(step -> step.action() instanceof Action.PauseOrResume);
  }

  private static String textBlock(String text) {
    return ("\"\"\"\n" + text + "\"\"\"").indent(4).stripTrailing();
  }

  /** In a few words; {@link #code} has all. */
  @Override
  public String toString() {
    return "RolloutScenario[%s replicas, %s, %s steps, seed %s]"
        .formatted(replicas, strategy, steps.size(), config.seed());
  }
}
