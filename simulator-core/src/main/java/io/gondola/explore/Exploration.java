package io.gondola.explore;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.Fault;
import io.gondola.FaultPlacement;
import io.gondola.Latencies;
import io.gondola.timeline.Progress;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * All runs of a scenario: every order of simultaneous events, every choice of listed delays, every
 * placement of up to a number of faults.
 *
 * <pre>{@code
 * Exploration.of(ClusterConfig.DEFAULT.withNodes(1))
 *     .given(cluster -> { cluster.apply(manifest); cluster.runUntil(rolloutComplete("web"), limit); })
 *     .when(cluster -> cluster.setImage("web", "web", "web:2"))
 *     .faults(1, FaultPlacement.onEachPod("app=web", pod -> Fault.killContainer(pod, "web")))
 *     .until(rolloutComplete("web"))
 *     .run()
 *     .assertHolds();
 * }</pre>
 *
 * <p>A run ends when {@link #until} holds, or after {@link #within}. What is drawn from a
 * distribution other than {@link io.gondola.sim.Distribution#oneOf} comes from the seed, and is the
 * same in all runs as long as they draw in the same order.
 */
public final class Exploration {

  private final Plan plan;

  private Exploration(Plan plan) {
    this.plan = plan;
  }

  /** Runs of clusters that are made like this, one minute each, at most 100,000 of them. */
  public static Exploration of(ClusterConfig config) {
    return new Exploration(Plan.of(config));
  }

  /** What happens first, the same in all runs: virtual time may pass. */
  public Exploration given(Consumer<Cluster> setUp) {
    return new Exploration(plan.withGiven(setUp));
  }

  /** What happens then, at once: from here on, runs differ. */
  public Exploration when(Consumer<Cluster> change) {
    return new Exploration(plan.withWhen(change));
  }

  /** Other delays: those that are {@link io.gondola.sim.Distribution#oneOf} are chosen. */
  public Exploration delays(UnaryOperator<Latencies> change) {
    ClusterConfig config = plan.config();
    return new Exploration(plan.withConfig(config.withLatencies(change.apply(config.latencies()))));
  }

  /** Up to a number of faults, each of these, between any two events. */
  public Exploration faults(int most, Fault... faults) {
    return faults(
        most, Arrays.stream(faults).map(FaultPlacement::of).toArray(FaultPlacement[]::new));
  }

  /** Up to a number of faults between any two events. */
  public Exploration faults(int most, FaultPlacement... placements) {
    checkArgument(most >= 0, "most (%s) must not be negative", most);
    return new Exploration(
        plan.withMostFaults(most).withPlacements(ImmutableList.copyOf(placements)));
  }

  /** Leaves simultaneous events in the order in which they were scheduled. */
  public Exploration inOneOrder() {
    return new Exploration(plan.withEveryOrder(false));
  }

  /**
   * Goes on from a state even if it was there before, and tries orders even if they make no
   * difference: for checks that ask how a state was reached, such as those of a timeline. That
   * takes many more runs.
   */
  public Exploration onEveryPath() {
    return new Exploration(plan.withEveryPath(true));
  }

  /** How much virtual time a run may take. */
  public Exploration within(Duration limit) {
    return new Exploration(plan.withWithin(limit));
  }

  /** A bound on the number of runs; the outcome says whether that was enough. */
  public Exploration maxRuns(int runs) {
    checkArgument(runs > 0, "runs (%s) must be positive", runs);
    return new Exploration(plan.withMaxRuns(runs));
  }

  /**
   * Makes runs on several threads; the outcome is the same, and sooner there. What is given to this
   * exploration is then called by several threads at once, for a cluster each: it must not write to
   * what they share.
   */
  public Exploration onThreads(int threads) {
    checkArgument(threads > 0, "threads (%s) must be positive", threads);
    return new Exploration(plan.withThreads(threads));
  }

  /** Something that holds after each event. */
  public Exploration always(Condition condition) {
    return new Exploration(plan.withLaws(Plan.more(plan.laws(), Law.of(condition))));
  }

  /**
   * Something that holds after each event.
   *
   * @param law throws if it does not
   */
  public Exploration always(Consumer<Cluster> law) {
    return new Exploration(plan.withLaws(Plan.more(plan.laws(), Law.of(law))));
  }

  /** A run is over when this holds, and has failed if it does not in time. */
  public Exploration until(Condition end) {
    return new Exploration(plan.withEnds(Plan.more(plan.ends(), end)));
  }

  /** Something that holds when a run is over. */
  public Exploration atEnd(Condition condition) {
    return new Exploration(plan.withEndLaws(Plan.more(plan.endLaws(), Law.of(condition))));
  }

  /**
   * Something that holds when a run is over. It may ask what is, and not how that came about: of
   * the ways to one state, only one is followed to its end; see {@link #onEveryPath}.
   *
   * @param law throws if it does not
   */
  public Exploration atEnd(Consumer<Cluster> law) {
    return new Exploration(plan.withEndLaws(Plan.more(plan.endLaws(), Law.of(law))));
  }

  /** Makes all runs, those with the fewest deviations first, until one fails. */
  public Outcome run() {
    return run(Progress.NONE);
  }

  /** The same, and tells after each run how far it has come; how far that is shows at the end. */
  public Outcome run(Progress progress) {
    return new Search(plan, progress).run();
  }

  /** Makes a number of runs by chance, for comparison: choices are drawn from seeds 1, 2, 3... */
  public Sample sample(int runs) {
    return Sample.of(plan, runs);
  }

  /**
   * Makes one run again, up to where it failed.
   *
   * @param script as a failure prints it
   */
  public Cluster replay(String script) {
    return Replay.of(plan, Path.parse(script)).cluster();
  }
}
