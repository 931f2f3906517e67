package io.gondola.kubelet.process;

import static com.google.common.base.Preconditions.checkArgument;

import io.gondola.sim.Distribution;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;

/**
 * How a process serves requests.
 *
 * @param requestTime how long it works on one; default exponential with a mean of 10 ms
 * @param concurrency how many it works on at once; default 100
 * @param backlog how many more wait for their turn; whoever comes then is refused; default 511, as
 *     nginx has it
 * @param shutdown what becomes of them on SIGTERM; default {@link Shutdown#DRAIN}
 * @param errorRate the share of them that it answers with an error, from 0 to 1; default 0. Its
 *     probes do not notice
 * @param cpu the time of a core that each costs; default 0
 */
@RecordBuilder
public record Serving(
    Distribution requestTime,
    int concurrency,
    int backlog,
    Shutdown shutdown,
    double errorRate,
    Duration cpu)
    implements ServingBuilder.With {

  public static final Serving DEFAULT =
      new Serving(
          Distribution.exponential(Duration.ofMillis(10)),
          100,
          511,
          Shutdown.DRAIN,
          0,
          Duration.ZERO);

  public Serving {
    checkArgument(concurrency > 0, "concurrency (%s) must be positive", concurrency);
    checkArgument(backlog >= 0, "backlog (%s) must not be negative", backlog);
    checkArgument(errorRate >= 0 && errorRate <= 1, "errorRate (%s) must be 0 to 1", errorRate);
    checkArgument(!cpu.isNegative(), "cpu (%s) must not be negative", cpu);
  }
}
