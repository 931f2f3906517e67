package io.gondola.examples.benchmark;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs JMH in silence.
 *
 * @param warmUp how long each work is done before it is measured; at least once
 * @param span how long it is measured; at least once
 * @param forks 1 for a JVM of its own for each work. 0 for this one: what is compiled for one work
 *     serves the next, which saves most of the time of warming up, and mixes their profiles
 */
record Jmh(Duration warmUp, Duration span, int forks) {

  /** Room for many rollouts between two collections, which would hit some and not others. */
  private static final String[] ROOMY = {"-XX:+UseSerialGC", "-Xms4g", "-Xmx4g", "-Xmn3g"};

  Score measure(Work work) {
    return measure(work, ROOMY);
  }

  /** The same with other options for the JVM. */
  Score measure(Work work, String... jvmOptions) {
    String name = Jmh.class.getPackageName() + "." + work.method();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(name) + "$")
            .mode(Mode.SampleTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(forks)
            .jvmArgs(jvmOptions)
            .warmupIterations(1)
            .warmupTime(TimeValue.milliseconds(warmUp.toMillis()))
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(span.toMillis()))
            .timeout(TimeValue.hours(1))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    work.params().forEach(options::param);
    try {
      return Score.of(new Runner(options.build()).runSingle());
    } catch (RunnerException e) {
      throw new IllegalStateException(work.name() + " could not be measured", e);
    }
  }
}
