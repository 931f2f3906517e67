package io.gondola.explore;

import com.google.common.collect.ImmutableList;
import io.gondola.ClusterStates;
import io.gondola.Fact;
import io.gondola.timeline.Progress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes all runs, by running each from its start. Those with the fewest differences from the
 * straight run come first, so that the first failure is among the shortest.
 *
 * <p>Two things spare runs. A state that was there before is not followed again: {@link
 * ClusterStates} tells what a state is, and the number of faults that may still happen is a part of
 * it. And of simultaneous events, those that only let news into the caches of one process come
 * first, if all events of that process at this moment are such; events of other processes are not
 * tried in their place. That is sound because processes meet nowhere but in the API server: an
 * event that, when it ran, has neither written nor read there has touched the memory of its own
 * process only, which no event of another process reads or changes, and news take time, so that
 * none of those can reach the process within the moment. So both orders lead to one state, and no
 * law can tell them apart in between. Whether it has read or written is only known once it has run:
 * if it has, all other alternatives are tried after all.
 *
 * <p>With several threads, some runs are made ahead, knowing less than they would have known in
 * their turn; what they found is looked at in their turn, up to the state that would have ended
 * them. So the outcome is that of one thread.
 */
final class Search {

  private final Plan plan;
  private final Progress progress;
  private final Frontier frontier = new Frontier();

  /** States that were there: only looked up. */
  private final Set<Long> seen = new HashSet<>();

  private Optional<Failure> failure = Optional.empty();
  private int runs;

  Search(Plan plan, Progress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  Outcome run() {
    frontier.add(Branch.STRAIGHT);
    try (Crew crew = new Crew(plan)) {
      while (!isOver()) {
        int most = Math.min(crew.batch(), plan.maxRuns() - runs);
        take(crew.make(frontier.take(most), seen));
      }
    }
    return new Outcome(runs, seen.size(), frontier.isEmpty() && failure.isEmpty(), failure);
  }

  private boolean isOver() {
    return failure.isPresent() || frontier.isEmpty() || runs >= plan.maxRuns();
  }

  /** Takes over what runs have found, one after the other, until one has failed. */
  private void take(ImmutableList<Probe> probes) {
    int left = probes.size();
    for (Probe probe : probes) {
      left--;
      if (failure.isEmpty()) {
        runs++;
        Optional<ImmutableList<Fact>> broken = probe.tell(this);
        failure = broken.map(facts -> Replay.of(plan, probe.path()).failure(facts));
        boolean last = failure.isPresent() || (left == 0 && isOver());
        progress.on("run with " + differences(probe.path()), runs, last ? runs : 0);
      }
    }
  }

  private static String differences(Path path) {
    return path.length() == 1 ? "1 difference" : path.length() + " differences";
  }

  Frontier frontier() {
    return frontier;
  }

  /** Remembers a state; false if it is known. */
  boolean see(long state) {
    return seen.add(state);
  }
}
