package io.gondola.report;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableList;
import io.gondola.timeline.Progress;
import java.util.List;
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
   * @param run a trial with a seed; the same seed must give the same trial. Trials run at the same
   *     time, on several threads: each needs a cluster of its own.
   */
  public record Variant(String name, LongFunction<Trial> run) {

    private Workers.Job<Trial> trial(long seed) {
      return new Workers.Job<>(name + ", seed " + seed, () -> run.apply(seed));
    }
  }

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

  /** Runs every variant with every seed, on all cores. */
  public Comparison run() {
    return run(Progress.NONE);
  }

  /** The same, and tells after each trial how far it has come. */
  public Comparison run(Progress progress) {
    return run(Workers.onAllCores(), progress);
  }

  /**
   * The same with a number of trials at a time, which makes no difference to what comes out.
   *
   * @throws IllegalStateException if a trial throws: it names the variant and the seed
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public Comparison run(Workers workers, Progress progress) {
    checkState(!variants.isEmpty(), "an experiment needs a variant");
    List<Trial> trials = workers.run(jobs(), progress);
    ImmutableList.Builder<Comparison.Outcome> outcomes = ImmutableList.builder();
    for (int i = 0; i < variants.size(); i++) {
      int first = i * seeds.size();
      outcomes.add(
          new Comparison.Outcome(
              variants.get(i).name(), spreads(trials.subList(first, first + seeds.size()))));
    }
    return Comparison.of(seeds.size(), measures, outcomes.build());
  }

  /** Variant by variant, seed by seed. */
  private ImmutableList<Workers.Job<Trial>> jobs() {
    return variants.stream()
        .flatMap(variant -> seeds.stream().map(variant::trial))
        .collect(ImmutableList.toImmutableList());
  }

  private ImmutableList<Spread> spreads(List<Trial> trials) {
    return measures.stream()
        .map(measure -> Spread.of(trials.stream().mapToDouble(measure.value())))
        .collect(ImmutableList.toImmutableList());
  }
}
