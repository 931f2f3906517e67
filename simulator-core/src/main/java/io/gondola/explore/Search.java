package io.gondola.explore;

import com.google.common.collect.ImmutableList;
import io.gondola.ClusterStates;
import io.gondola.Fact;
import io.gondola.explore.ChoicePoint.Kind;
import io.gondola.explore.Run.Stopped;
import io.gondola.sim.StateHash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 */
final class Search implements Guide {

  private final Plan plan;
  private final ClusterStates states = new ClusterStates();

  /** States that were there: only looked up. */
  private final Set<Long> seen = new HashSet<>();

  /** Paths to try, by their number of differences. */
  private final List<ArrayDeque<Branch>> frontier = new ArrayList<>();

  private Branch branch = new Branch(Path.STRAIGHT, null);
  private int[] alternatives = branch.path().alternatives();
  private @Nullable Shortcut watched;
  private long accesses;
  private int runs;

  /** A path, and the shortcut that it is a part of. */
  private record Branch(Path path, @Nullable Shortcut shortcut) {}

  /** A choice of which only some alternatives are tried, until one of them proves to do more. */
  private static final class Shortcut {
    private final Path before;
    private final ChoicePoint point;
    private boolean closed;

    Shortcut(Path before, ChoicePoint point) {
      this.before = before;
      this.point = point;
    }
  }

  Search(Plan plan) {
    this.plan = plan;
  }

  Outcome run() {
    add(branch);
    while (!isEmpty() && runs < plan.maxRuns()) {
      start(poll());
      Optional<ImmutableList<Fact>> broken = new Run(plan, this, Differences.forgotten()).play();
      if (broken.isPresent()) {
        Failure failure = Replay.of(plan, branch.path()).failure(broken.get());
        return new Outcome(runs, seen.size(), false, Optional.of(failure));
      }
    }
    return new Outcome(runs, seen.size(), isEmpty(), Optional.empty());
  }

  private void start(Branch next) {
    branch = next;
    alternatives = next.path().alternatives();
    watched = null;
    runs++;
  }

  @Override
  public int choose(ChoicePoint point, Run run) {
    int last = alternatives.length - 1;
    if (point.position() > last) {
      return open(point, run);
    }
    if (point.position() == last && branch.shortcut() != null) {
      watch(branch.shortcut(), run);
    }
    return alternatives[point.position()];
  }

  /** Comes to a choice for the first time: leaves all but the first alternative for later. */
  private int open(ChoicePoint point, Run run) {
    int enough = plan.everyPath() ? point.alternatives() : point.enough();
    if (enough > 1 && !plan.everyPath() && point.kind() != Kind.DELAY) {
      stopIfKnown(point, run);
    }
    Shortcut shortcut = enough < point.alternatives() ? new Shortcut(branch.path(), point) : null;
    addAll(branch.path(), point.position(), 1, enough, shortcut);
    if (shortcut != null) {
      watch(shortcut, run);
    }
    return 0;
  }

  /** While a delay is drawn, a component is at work and its state not to be told. */
  private void stopIfKnown(ChoicePoint point, Run run) {
    long state = states.of(run.cluster());
    long kind = StateHash.mix(point.kind() == Kind.FAULT ? 1 : 0, run.faultsLeft());
    if (!seen.add(StateHash.mix(state, kind))) {
      throw Stopped.known();
    }
  }

  private void watch(Shortcut shortcut, Run run) {
    watched = shortcut;
    accesses = ClusterStates.accesses(run.cluster());
  }

  @Override
  public void afterEvent(Run run) {
    Shortcut shortcut = watched;
    watched = null;
    if (shortcut != null && !shortcut.closed && accesses != ClusterStates.accesses(run.cluster())) {
      shortcut.closed = true;
      ChoicePoint point = shortcut.point;
      addAll(shortcut.before, point.position(), point.enough(), point.alternatives(), null);
    }
  }

  private void addAll(Path before, int position, int from, int to, @Nullable Shortcut shortcut) {
    for (int alternative = from; alternative < to; alternative++) {
      add(new Branch(before.then(position, alternative), shortcut));
    }
  }

  private void add(Branch next) {
    while (frontier.size() <= next.path().length()) {
      frontier.add(new ArrayDeque<>());
    }
    frontier.get(next.path().length()).add(next);
  }

  private boolean isEmpty() {
    return frontier.stream().allMatch(ArrayDeque::isEmpty);
  }

  private Branch poll() {
    return frontier.stream()
        .filter(level -> !level.isEmpty())
        .findFirst()
        .map(ArrayDeque::remove)
        .orElseThrow();
  }
}
