package io.gondola.kubelet.process;

import java.time.Duration;
import java.util.Arrays;

/** The CPU time that requests cost a process, by the second in which they are answered. */
final class CpuUse {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final long perRequest;

  /** How many are answered in each second from {@link #first} on. */
  private int[] answers = new int[0];

  private int first;

  CpuUse(Duration perRequest) {
    this.perRequest = perRequest.toNanos();
  }

  /**
   * Takes note of a request.
   *
   * @param answered when it is, which may be later than now
   */
  void add(long answered) {
    if (perRequest == 0) {
      return; // Most images leave it at that: no need for a table.
    }
    int second = second(answered);
    if (answers.length == 0) {
      first = second;
    }
    // A short request may overtake the very first.
    int place = Math.max(0, second - first);
    if (place >= answers.length) {
      answers = Arrays.copyOf(answers, Math.max(16, 2 * place));
    }
    answers[place]++;
  }

  /** The CPU time spent between two moments in nanoseconds, both rounded down to full seconds. */
  long between(long from, long to) {
    long sum = 0;
    int last = Math.min(answers.length, second(to) - first);
    for (int place = Math.max(0, second(from) - first); place < last; place++) {
      sum += answers[place];
    }
    return sum * perRequest;
  }

  private static int second(long nanos) {
    return Math.toIntExact(nanos / SECOND);
  }
}
