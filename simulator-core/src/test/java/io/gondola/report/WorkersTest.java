package io.gondola.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.Uninterruptibles;
import io.gondola.report.Workers.Job;
import io.gondola.timeline.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs on several threads, which nobody is to notice. */
class WorkersTest {

  private final Collection<Thread> used = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void results_areInTheOrderOfTheJobs(int threads) {
    ImmutableList<Integer> results = Workers.of(threads).run(squares(20), Progress.NONE);

    assertThat(results)
        .containsExactlyElementsOf(IntStream.range(0, 20).map(i -> i * i).boxed().toList());
  }

  @Test
  void results_areInOrderEvenIfTheFirstIsDoneLast() {
    CountDownLatch secondIsDone = new CountDownLatch(1);
    List<Job<String>> jobs =
        List.of(
            job(
                "first",
                () -> {
                  Uninterruptibles.awaitUninterruptibly(secondIsDone);
                  return "first";
                }),
            job(
                "second",
                () -> {
                  secondIsDone.countDown();
                  return "second";
                }));

    assertThat(Workers.of(2).run(jobs, Progress.NONE)).containsExactly("first", "second");
  }

  @Test
  void progress_isToldInOrderOnTheThreadThatCalled() {
    Thread caller = Thread.currentThread();
    List<String> heard = new ArrayList<>();

    Workers.of(4)
        .run(
            squares(3),
            (what, done, total) -> {
              assertThat(Thread.currentThread()).isSameAs(caller);
              heard.add("%s %s/%s".formatted(what, done, total));
            });

    assertThat(heard).containsExactly("job 0 1/3", "job 1 2/3", "job 2 3/3");
  }

  @Test
  void noThread_isLeftAfterwards() {
    Workers.of(8).run(squares(20), Progress.NONE);

    assertThat(used).isNotEmpty().allMatch(WorkersTest::ends);
    assertThat(used).doesNotContain(Thread.currentThread());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void firstFailure_isTheOneThatIsTold(int threads) {
    List<Job<Integer>> jobs = new ArrayList<>(squares(3));
    jobs.add(job("bad", () -> Integer.parseInt("x")));
    jobs.add(job("worse", () -> Integer.parseInt("y")));

    assertThatThrownBy(() -> Workers.of(threads).run(jobs, Progress.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("bad failed: java.lang.NumberFormatException: For input string: \"x\"");
    assertThat(used).allMatch(WorkersTest::ends);
  }

  @Test
  void interruption_endsItAndLeavesNoThread() {
    Thread caller = Thread.currentThread();
    CountDownLatch never = new CountDownLatch(1);
    List<Job<Integer>> jobs = new ArrayList<>(squares(1));
    jobs.add(
        job(
            "endless",
            () -> {
              caller.interrupt();
              return waitFor(never);
            }));
    jobs.addAll(squares(5));

    assertThatThrownBy(() -> Workers.of(1).run(jobs, Progress.NONE))
        .isInstanceOf(CancellationException.class)
        .hasMessageMatching("interrupted at (job 0|endless), with [01] of 7 done");
    assertThat(Thread.interrupted()).as("the caller's flag, cleared for other tests").isTrue();
    assertThat(used).hasSize(2).allMatch(WorkersTest::ends);
  }

  @Test
  void noJobs_giveNothing() {
    assertThat(Workers.onAllCores().run(ImmutableList.<Job<String>>of(), Progress.NONE)).isEmpty();
  }

  @Test
  void noThreads_areRefused() {
    assertThatThrownBy(() -> Workers.of(0)).hasMessage("threads (0) must be positive");
  }

  private List<Job<Integer>> squares(int number) {
    return IntStream.range(0, number).mapToObj(i -> job("job " + i, () -> i * i)).toList();
  }

  private <T> Job<T> job(String name, Supplier<T> work) {
    return new Job<>(
        name,
        () -> {
          used.add(Thread.currentThread());
          return work.get();
        });
  }

  /** A pool has ended a moment before its threads have. */
  private static boolean ends(Thread thread) {
    Uninterruptibles.joinUninterruptibly(thread, Duration.ofMinutes(1));
    return !thread.isAlive();
  }

  private static int waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
