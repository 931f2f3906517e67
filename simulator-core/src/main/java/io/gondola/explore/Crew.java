package io.gondola.explore;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.Futures;
import io.gondola.ClusterStates;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes runs of a search, several at a time if that is wanted. */
final class Crew implements AutoCloseable {

  /** Runs that a thread is given before the search looks at what was found. */
  private static final int RUNS_AT_A_TIME = 4;

  private final Plan plan;
  private final ExecutorService threads;

  /** Those that no thread needs now: each is of use to one run at a time. */
  private final ConcurrentLinkedQueue<ClusterStates> idle = new ConcurrentLinkedQueue<>();

  Crew(Plan plan) {
    this.plan = plan;
    this.threads = Executors.newFixedThreadPool(plan.threads(), Crew::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "exploration");
    thread.setDaemon(true);
    return thread;
  }

  /** How many runs to make before the search looks at what was found. */
  int batch() {
    return plan.threads() == 1 ? 1 : plan.threads() * RUNS_AT_A_TIME;
  }

  /**
   * Makes runs.
   *
   * @param seen states that are known by now
   * @return what they found, in the same order
   */
  ImmutableList<Probe> make(ImmutableList<Branch> branches, Set<Long> seen) {
    if (plan.threads() == 1) {
      return branches.stream().map(branch -> make(branch, seen)).collect(toImmutableList());
    }
    // All are under way before the first is waited for.
    ImmutableList<Future<Probe>> made =
        branches.stream()
            .map(branch -> threads.submit(() -> make(branch, seen)))
            .collect(toImmutableList());
    return made.stream().map(Futures::getUnchecked).collect(toImmutableList());
  }

  private Probe make(Branch branch, Set<Long> seen) {
    ClusterStates free = idle.poll();
    ClusterStates states = free == null ? new ClusterStates() : free;
    Probe probe = new Probe(plan, branch, seen, states).made();
    idle.add(states);
    return probe;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
