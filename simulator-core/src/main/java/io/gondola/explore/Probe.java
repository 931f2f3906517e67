package io.gondola.explore;

import com.google.common.collect.ImmutableList;
import io.gondola.ClusterStates;
import io.gondola.Fact;
import io.gondola.explore.Branch.Shortcut;
import io.gondola.explore.ChoicePoint.Kind;
import io.gondola.explore.Run.Stopped;
import io.gondola.sim.StateHash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of a search. It changes nothing of the search, so that several can be made at a time, and
 * notes what it finds, for the search to take over in order.
 */
final class Probe implements Guide {

  private final Plan plan;
  private final Branch branch;
  private final int[] alternatives;
  private final ClusterStates states;

  /** States that the search knows of: only looked up. */
  private final Set<Long> seen;

  /** States that this run has met: only looked up. */
  private final Set<Long> met = new HashSet<>();

  private final List<Finding> findings = new ArrayList<>();
  private Optional<ImmutableList<Fact>> broken = Optional.empty();
  private @Nullable Shortcut watched;
  private long accesses;

  /** Something that a run has found. */
  private interface Finding {

    /** Lets the search know; false if it knew already, and the rest is of no interest. */
    boolean isNewTo(Search search);
  }

  Probe(Plan plan, Branch branch, Set<Long> seen, ClusterStates states) {
    this.plan = plan;
    this.branch = branch;
    this.alternatives = branch.path().alternatives();
    this.seen = seen;
    this.states = states;
  }

  /** Makes the run. */
  Probe made() {
    broken = new Run(plan, this, Differences.forgotten()).play();
    return this;
  }

  /** Lets a search know what was found; gives what did not hold, if that was not known. */
  Optional<ImmutableList<Fact>> tell(Search search) {
    return findings.stream().allMatch(finding -> finding.isNewTo(search))
        ? broken
        : Optional.empty();
  }

  Path path() {
    return branch.path();
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
    Shortcut shortcut = enough < point.alternatives() ? new Shortcut(path(), point) : null;
    findings.add(
        search -> {
          search.frontier().addAll(path(), point.position(), 1, enough, shortcut);
          return true;
        });
    if (shortcut != null) {
      watch(shortcut, run);
    }
    return 0;
  }

  /** While a delay is drawn, a component is at work and its state not to be told. */
  private void stopIfKnown(ChoicePoint point, Run run) {
    long kind = StateHash.mix(point.kind() == Kind.FAULT ? 1 : 0, run.faultsLeft());
    long state = StateHash.mix(states.of(run.cluster()), kind);
    if (seen.contains(state) || !met.add(state)) {
      throw Stopped.known();
    }
    findings.add(search -> search.see(state));
  }

  private void watch(Shortcut shortcut, Run run) {
    watched = shortcut;
    accesses = ClusterStates.accesses(run.cluster());
  }

  @Override
  public void afterEvent(Run run) {
    Shortcut shortcut = watched;
    watched = null;
    if (shortcut != null && accesses != ClusterStates.accesses(run.cluster())) {
      findings.add(
          search -> {
            shortcut.close(search.frontier());
            return true;
          });
    }
  }
}
