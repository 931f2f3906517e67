package io.gondola.testing;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Fault;
import io.gondola.controller.custom.CustomController;
import io.gondola.sim.Distribution;
import io.gondola.testing.ReconcilerReport.Result;
import io.gondola.timeline.TimelineEntry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What every controller is to promise, checked for one of your own, with nothing to write but what
 * it is to look after.
 *
 * <pre>{@code
 * ReconcilerChecks.of(controller).given(manifest).check().assertAllHold();
 * }</pre>
 */
public final class ReconcilerChecks {

  private static final int SEEDS = 20;
  private static final int MOST_CRASHES = 100;

  private final CustomController controller;
  private final ClusterConfig config;
  private final ImmutableList<Consumer<Cluster>> changes;

  /** A way in which a run differs from the undisturbed one. */
  private record Variant(String what, ClusterConfig config, Optional<Fault> fault, int crashAt) {}

  private ReconcilerChecks(
      CustomController controller, ClusterConfig config, ImmutableList<Consumer<Cluster>> changes) {
    this.controller = controller;
    this.config = config;
    this.changes = changes;
  }

  /** Checks of a controller; say what it is to look after with {@link #given}. */
  public static ReconcilerChecks of(CustomController controller) {
    return new ReconcilerChecks(controller, ClusterConfig.DEFAULT, ImmutableList.of());
  }

  /** Applies a manifest, and lets the controller come to rest. */
  public ReconcilerChecks given(String manifest) {
    return when(cluster -> cluster.apply(manifest));
  }

  /** Makes a change, such as another spec, and lets the controller come to rest. */
  public ReconcilerChecks when(Consumer<Cluster> change) {
    return new ReconcilerChecks(
        controller,
        config,
        ImmutableList.<Consumer<Cluster>>builder().addAll(changes).add(change).build());
  }

  /** In other clusters than {@link ClusterConfig#DEFAULT}. */
  public ReconcilerChecks in(ClusterConfig other) {
    return new ReconcilerChecks(controller, other, changes);
  }

  /** Makes all runs. */
  public ReconcilerReport check() {
    ReconcilerTrial plain = trial(new Variant("undisturbed", config, Optional.empty(), 0));
    EndState end = plain.end();
    ImmutableList.Builder<Result> results = ImmutableList.builder();
    for (ReconcilerProperty property : ReconcilerProperty.values()) {
      switch (property) {
        case SETTLES -> results.add(new Result(property, 1, settled(plain)));
        case IDEMPOTENT -> results.add(new Result(property, 1, idempotent()));
        default -> results.add(sameEnd(property, end, variants(property, plain.writes())));
      }
    }
    return new ReconcilerReport(controller.name(), results.build());
  }

  private ReconcilerTrial trial(Variant variant) {
    return ReconcilerTrial.run(
        controller, variant.config(), changes, variant.fault(), variant.crashAt());
  }

  private static Optional<Counterexample> settled(ReconcilerTrial trial) {
    return trial
        .unrest()
        .map(
            write ->
                unwanted("the controller does not come to rest", "no more writes", trial, write));
  }

  private Optional<Counterexample> idempotent() {
    ReconcilerTrial trial = trial(new Variant("to restart", config, Optional.empty(), 0));
    return trial
        .writeAfterRestart()
        .map(
            write ->
                unwanted(
                    "a new start makes a difference", "no write, as all is done", trial, write));
  }

  private static Counterexample unwanted(
      String headline, String expected, ReconcilerTrial trial, TimelineEntry write) {
    return Counterexample.of(headline, expected, write.words())
        .at(trial.cluster().timeline(), write.time(), entry -> true)
        .replay(trial.cluster().timeline());
  }

  private ImmutableList<Variant> variants(ReconcilerProperty property, int writes) {
    String name = controller.name();
    return switch (property) {
      case SETTLES, IDEMPOTENT -> ImmutableList.of();
      case ANY_TIMES ->
          IntStream.rangeClosed(1, SEEDS)
              .mapToObj(seed -> new Variant("seed " + seed, shaken(seed), Optional.empty(), 0))
              .collect(toImmutableList());
      case STALE_CACHES ->
          faults(Fault.delayWatches(name, Duration.ofSeconds(5), Duration.ofMinutes(1)));
      case CONFLICTS -> faults(Fault.failWrites(name, 1), Fault.failWrites(name, 3));
      case RESTARTS ->
          faults(
              Fault.restart(name, Duration.ZERO),
              Fault.restart(name, Duration.ofSeconds(30)),
              Fault.pause(name, Duration.ofSeconds(30)));
      case CRASHES ->
          IntStream.rangeClosed(1, Math.min(writes, MOST_CRASHES))
              .mapToObj(n -> new Variant("crash at write " + n, config, Optional.empty(), n))
              .collect(toImmutableList());
    };
  }

  private ImmutableList<Variant> faults(Fault... faults) {
    return ImmutableList.copyOf(faults).stream()
        .map(fault -> new Variant(fault.toString(), config, Optional.of(fault), 0))
        .collect(toImmutableList());
  }

  private ClusterConfig shaken(long seed) {
    Distribution any = Distribution.uniform(Duration.ofMillis(1), Duration.ofMillis(500));
    return config
        .withSeed(seed)
        .withTiesByChance(true)
        .withLatencies(config.latencies().withWatch(any).withControllerSync(any));
  }

  private Result sameEnd(
      ReconcilerProperty property, EndState end, ImmutableList<Variant> variants) {
    Optional<Counterexample> failure =
        variants.stream().flatMap(variant -> difference(variant, end).stream()).findFirst();
    return new Result(property, variants.size(), failure);
  }

  private Optional<Counterexample> difference(Variant variant, EndState end) {
    ReconcilerTrial trial = trial(variant);
    EndState other = trial.end();
    if (other.equals(end)) {
      return Optional.empty();
    }
    return Optional.of(
        Counterexample.of(
                "the end is another one", lines(end.without(other)), lines(other.without(end)))
            .with("in", variant.what())
            .replay(trial.cluster().timeline()));
  }

  private static String lines(ImmutableList<String> objects) {
    return objects.isEmpty() ? "nothing beside" : String.join("\n", objects);
  }
}
