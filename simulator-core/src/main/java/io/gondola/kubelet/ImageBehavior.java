package io.gondola.kubelet;

import static com.google.common.base.Preconditions.checkArgument;

import io.gondola.kubelet.process.Program;
import io.gondola.kubelet.process.Serving;
import io.gondola.kubelet.process.Shutdown;
import io.gondola.sim.Distribution;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the containers of an image behave. Start from a preset and change what matters:
 *
 * <pre>{@code
 * ImageBehavior.WEB_SERVER.readyIn(Distribution.parse("1s..5s").orElseThrow()).ignoringSigterm()
 * }</pre>
 *
 * @param pull how long a node takes to pull the image when it does not have it
 * @param pullable if false, every pull fails once that time is over
 * @param start from the creation of a container until its process runs
 * @param readyAfter from then until it can serve: it listens on its ports, and its probes succeed
 * @param becomesReady if false it runs and never can
 * @param listens whether it listens at all: on the ports that its container declares, and on those
 *     that its probes ask
 * @param unhealthyAfter how long after its start it hangs: it goes on, but its probes fail; null
 *     for never
 * @param serving how it serves requests
 * @param exitAfter how long after its start it ends by itself; null for never
 * @param exitCode what it ends with then
 * @param stop from SIGTERM until it has ended, with exit code 0; longer while it still answers
 *     requests, see {@link Serving#shutdown}
 * @param ignoresSigterm if true it goes on until it is killed
 * @param memory what it uses from the start, in bytes
 * @param memoryGrowth how much more it uses each second, in bytes
 * @param cpu what it uses while it runs, in thousandths of a core; what requests cost comes on top,
 *     see {@link Serving#cpu}
 * @param program what else it does, as code
 */
@RecordBuilder
public record ImageBehavior(
    Distribution pull,
    boolean pullable,
    Distribution start,
    Distribution readyAfter,
    boolean becomesReady,
    boolean listens,
    @Nullable Distribution unhealthyAfter,
    Serving serving,
    @Nullable Distribution exitAfter,
    int exitCode,
    Distribution stop,
    boolean ignoresSigterm,
    long memory,
    long memoryGrowth,
    long cpu,
    Program program)
    implements ImageBehaviorBuilder.With {

  private static final Program NOTHING = process -> {};

  /**
   * A small server: pulled in 5 s, running in 0.2 s, serving 1 s later, gone 0.5 s after SIGTERM.
   * Images without a behaviour of their own are taken for one.
   */
  public static final ImageBehavior WEB_SERVER =
      ImageBehaviorBuilder.builder()
          .pull(millis(5_000))
          .pullable(true)
          .start(millis(200))
          .readyAfter(millis(1_000))
          .becomesReady(true)
          .listens(true)
          .serving(Serving.DEFAULT)
          .stop(millis(500))
          .program(NOTHING)
          .build();

  /** Serves, and stops, in no time, and need not be pulled. */
  public static final ImageBehavior INSTANT =
      WEB_SERVER
          .withPull(millis(0))
          .withStart(millis(0))
          .withReadyAfter(millis(0))
          .withStop(millis(0));

  /** Works without listening on any port. */
  public static final ImageBehavior WORKER = WEB_SERVER.withListens(false);

  public ImageBehavior {
    checkArgument(exitCode >= 0 && exitCode <= 255, "exitCode (%s) must be 0 to 255", exitCode);
    checkArgument(memory >= 0, "memory (%s) must not be negative", memory);
    checkArgument(cpu >= 0, "cpu (%s) must not be negative", cpu);
    checkArgument(memoryGrowth >= 0, "memoryGrowth (%s) must not be negative", memoryGrowth);
  }

  /** Works for a time, then ends with exit code 0. */
  public static ImageBehavior job(Duration duration) {
    return WORKER.exitingAfter(Distribution.fixed(duration), 0);
  }

  /** Serves only after a time. */
  public static ImageBehavior slowStarter(Duration readyAfter) {
    return WEB_SERVER.readyIn(Distribution.fixed(readyAfter));
  }

  /** Crashes with exit code 1 after a time, again and again. */
  public static ImageBehavior crasher(Duration after) {
    return WEB_SERVER.exitingAfter(Distribution.fixed(after), 1);
  }

  /** Serves, and hangs after a time: only a liveness probe brings it back. */
  public static ImageBehavior hanger(Duration after) {
    return WEB_SERVER.withUnhealthyAfter(Distribution.fixed(after));
  }

  /** Uses more and more memory. */
  public static ImageBehavior leaker(long bytesPerSecond) {
    return WEB_SERVER.withMemoryGrowth(bytesPerSecond);
  }

  public ImageBehavior readyIn(Distribution time) {
    return withReadyAfter(time);
  }

  /** Runs, and never can serve. */
  public ImageBehavior neverReady() {
    return withBecomesReady(false);
  }

  /** How long it works on one request. */
  public ImageBehavior answeringIn(Distribution time) {
    return withServing(serving.withRequestTime(time));
  }

  /** How many requests it works on at once, and how many more may wait for their turn. */
  public ImageBehavior serving(int atOnce, int waiting) {
    return withServing(serving.withConcurrency(atOnce).withBacklog(waiting));
  }

  /** Answers a share of its requests, from 0 to 1, with an error; its probes do not notice. */
  public ImageBehavior answeringErrors(double share) {
    return withServing(serving.withErrorRate(share));
  }

  /** How much time of a core each request costs, beside what it uses anyway. */
  public ImageBehavior usingCpuPerRequest(Duration time) {
    return withServing(serving.withCpu(time));
  }

  /** What it does between SIGTERM and its end. */
  public ImageBehavior shuttingDown(Shutdown how) {
    return withServing(serving.withShutdown(how));
  }

  /** Ends by itself. */
  public ImageBehavior exitingAfter(Distribution time, int code) {
    return withExitAfter(time).withExitCode(code);
  }

  public ImageBehavior ignoringSigterm() {
    return withIgnoresSigterm(true);
  }

  /** The image cannot be pulled. */
  public ImageBehavior notFound() {
    return withPullable(false);
  }

  /** Does something more, after what it did so far. */
  public ImageBehavior also(Program more) {
    return withProgram(
        process -> {
          program.run(process);
          more.run(process);
        });
  }

  private static Distribution millis(long value) {
    return Distribution.fixed(Duration.ofMillis(value));
  }
}
