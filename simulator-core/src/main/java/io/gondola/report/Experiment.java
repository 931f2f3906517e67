package io.gondola.report;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableList;
import io.gondola.timeline.Progress;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Compares several ways to roll the same thing out, each run with the same seeds.
 *
 * <pre>{@code
 * Comparison comparison =
 *     Experiment.overSeeds(1, 20)
 *         .withVariant("rolling update", seed -> rollOut(seed, rolling))
 *         .withVariant("canary", seed -> rollOut(seed, canary))
 *         .run();
 * }</pre>
 *
 * <p>It sees records and no cluster: what a variant does to get one is its own affair.
 *
 * @param seeds what each variant is run with
 * @param variants in the order of the table
 * @param measures the columns of the table
 */
public record Experiment(
    ImmutableList<Long> seeds, ImmutableList<Variant> variants, ImmutableList<Measure> measures) {

  /**
   * One way to do it.
   *
   * @param run a trial with a seed; the same seed must give the same trial
   */
  public record Variant(String name, LongFunction<Trial> run) {}

  /** With the usual measures: duration, lowest availability, highest pod count and pod-seconds. */
  public static Experiment overSeeds(long first, int count) {
    checkArgument(count > 0, "count (%s) must be positive", count);
    return new Experiment(
        LongStream.range(first, first + count).boxed().collect(ImmutableList.toImmutableList()),
        ImmutableList.of(),
        ImmutableList.of(
            Measure.DURATION, Measure.LOWEST_AVAILABLE, Measure.HIGHEST_PODS, Measure.POD_SECONDS));
  }

  /** The same with one more row. */
  public Experiment withVariant(String name, LongFunction<Trial> run) {
    checkArgument(
        variants.stream().noneMatch(variant -> variant.name().equals(name)),
        "there is a variant named %s already",
        name);
    return new Experiment(
        seeds,
        ImmutableList.<Variant>builder().addAll(variants).add(new Variant(name, run)).build(),
        measures);
  }

  /** The same with one more column. */
  public Experiment withMeasure(Measure measure) {
    return new Experiment(
        seeds, variants, ImmutableList.<Measure>builder().addAll(measures).add(measure).build());
  }

  /** Runs every variant with every seed. */
  public Comparison run() {
    return run(Progress.NONE);
  }

  /** The same, and tells after each trial how far it has come. */
  public Comparison run(Progress progress) {
    checkState(!variants.isEmpty(), "an experiment needs a variant");
    ImmutableList.Builder<Comparison.Outcome> outcomes = ImmutableList.builder();
    long total = (long) variants.size() * seeds.size();
    long done = 0;
    for (Variant variant : variants) {
      ImmutableList.Builder<Trial> trials = ImmutableList.builder();
      for (long seed : seeds) {
        trials.add(variant.run().apply(seed));
        progress.on(variant.name() + ", seed " + seed, ++done, total);
      }
      outcomes.add(new Comparison.Outcome(variant.name(), spreads(trials.build())));
    }
    return Comparison.of(seeds.size(), measures, outcomes.build());
  }

  private ImmutableList<Spread> spreads(ImmutableList<Trial> trials) {
    return measures.stream()
        .map(measure -> Spread.of(trials.stream().mapToDouble(measure.value())))
        .collect(ImmutableList.toImmutableList());
  }
}
