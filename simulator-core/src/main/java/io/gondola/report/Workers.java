package io.gondola.report;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.google.common.util.concurrent.Uninterruptibles;
import io.gondola.timeline.Progress;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Runs pieces of work that share nothing, several at a time. What comes out does not depend on how
 * many there are: results are in the order of the jobs, and if several fail, the first of them in
 * that order is told.
 *
 * <p>A simulation knows of no threads. This is the edge where they are: each job has one to itself,
 * makes a cluster of its own on it, and all threads are gone when {@link #run} is over.
 *
 * @param threads how many jobs run at the same time
 */
public record Workers(int threads) {

  public Workers {
    checkArgument(threads > 0, "threads (%s) must be positive", threads);
  }

  /** As many as the machine has cores. */
  public static Workers onAllCores() {
    return new Workers(Runtime.getRuntime().availableProcessors());
  }

  /** A number of them; one does job after job. */
  public static Workers of(int threads) {
    return new Workers(threads);
  }

  /**
   * A piece of work.
   *
   * @param name for progress, and for the error if it fails
   * @param work must give the same each time, and share nothing that changes with other jobs
   */
  public record Job<T>(String name, Supplier<T> work) {}

  /**
   * Does all jobs.
   *
   * @param progress is told of the jobs in their order, on the thread that called
   * @return their results, in the same order
   * @throws IllegalStateException if a job throws: it names the job, and those that have not begun
   *     are left out
   * @throws CancellationException if the calling thread is interrupted, as soon as the jobs that
   *     have begun are done; the thread stays interrupted
   */
  public <T> ImmutableList<T> run(List<Job<T>> jobs, Progress progress) {
    ExecutorService pool = pool(Math.min(threads, Math.max(1, jobs.size())));
    try {
      ImmutableList<Future<T>> results =
          jobs.stream()
              .map(job -> pool.submit(job.work()::get))
              .collect(ImmutableList.toImmutableList());
      return inOrder(jobs, results, progress);
    } finally {
      pool.shutdownNow();
      // Nobody is to find a thread at work for a run that is over, not even one that has failed.
      Uninterruptibles.awaitTerminationUninterruptibly(pool);
    }
  }

  private static <T> ImmutableList<T> inOrder(
      List<Job<T>> jobs, List<Future<T>> futures, Progress progress) {
    ImmutableList.Builder<T> results = ImmutableList.builder();
    for (int i = 0; i < jobs.size(); i++) {
      String name = jobs.get(i).name();
      try {
        results.add(futures.get(i).get());
      } catch (ExecutionException e) {
        Throwable cause = e.getCause();
        throw new IllegalStateException("%s failed: %s".formatted(name, cause), cause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException(
            "interrupted at %s, with %s of %s done".formatted(name, i, jobs.size()));
      }
      progress.on(name, i + 1L, jobs.size());
    }
    return results.build();
  }

  /** Daemons, so that a job that never ends does not keep the JVM. */
  private static ExecutorService pool(int threads) {
    return Executors.newFixedThreadPool(
        threads,
        new ThreadFactoryBuilder().setNameFormat("gondola-worker-%s").setDaemon(true).build());
  }
}
