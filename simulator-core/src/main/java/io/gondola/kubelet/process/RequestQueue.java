package io.gondola.kubelet.process;

/**
 * What a process has to do: first come, first served, by a limited number of workers.
 *
 * <p>When a request will be answered is known as soon as it comes, from those before it; so neither
 * its turn nor its end is an event of its own. Whoever gives up waiting is worked for all the same:
 * servers seldom notice. Times are nanoseconds of virtual time.
 */
public final class RequestQueue {

  /** What {@link #admit} gives a request that finds no place. */
  public static final long REFUSED = -1;

  private final int concurrency;
  private final int capacity;

  /** When each busy worker is free. */
  private final LongHeap workers = new LongHeap();

  /** When each request that was let in is answered. */
  private final LongHeap answers = new LongHeap();

  private final CpuUse cpu;
  private long busyUntil;

  public RequestQueue(Serving serving) {
    this.concurrency = serving.concurrency();
    this.capacity = serving.concurrency() + serving.backlog();
    this.cpu = new CpuUse(serving.cpu());
  }

  /**
   * Lets a request in.
   *
   * @param now never earlier than in the call before
   * @param work how long a worker is busy with it
   * @return when it is answered, or {@link #REFUSED}
   */
  public long admit(long now, long work) {
    forgetAnswered(now);
    if (answers.size() == capacity) {
      return REFUSED;
    }
    long begin = workers.size() < concurrency ? now : Math.max(now, workers.removeMin());
    long end = begin + work;
    workers.add(end);
    answers.add(end);
    cpu.add(end);
    busyUntil = Math.max(busyUntil, end);
    return end;
  }

  /** When the last request let in so far is answered. */
  public long busyUntil() {
    return busyUntil;
  }

  /** The CPU time that its requests cost between two moments, both rounded down to seconds. */
  public long cpu(long from, long to) {
    return cpu.between(from, to);
  }

  /** How many requests are in work or wait. */
  public int size(long now) {
    forgetAnswered(now);
    return answers.size();
  }

  private void forgetAnswered(long now) {
    while (!answers.isEmpty() && answers.min() <= now) {
      answers.removeMin();
    }
    while (!workers.isEmpty() && workers.min() <= now) {
      workers.removeMin();
    }
  }

  @Override
  public String toString() {
    return "RequestQueue[%s of %s]".formatted(answers.size(), capacity);
  }
}
