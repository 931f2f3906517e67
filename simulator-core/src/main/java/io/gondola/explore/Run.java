package io.gondola.explore;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.Fact;
import io.gondola.Fault;
import io.gondola.explore.ChoicePoint.Kind;
import io.gondola.sim.Activity;
import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Choices;
import io.gondola.sim.HasState;
import io.gondola.timeline.VirtualTime;
import java.util.List;
import java.util.Optional;

/** One run: a cluster whose choices a {@link Guide} makes, from the change on. */
final class Run implements Choices, HasState {

  private final Plan plan;
  private final Guide guide;
  private final Choices seeded;
  private final Differences differences;
  private final Cluster cluster;
  private boolean exploring;
  private int position;
  private int faultsLeft;
  private int entriesChecked = -1;

  /** Ends a run from within; nobody reads where. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient boolean over;
    private final transient ImmutableList<Fact> broken;

    private Stopped(boolean over, ImmutableList<Fact> broken) {
      super(null, null, false, false);
      this.over = over;
      this.broken = broken;
    }

    /** From here on, another run has shown what happens. */
    static Stopped known() {
      return new Stopped(false, ImmutableList.of());
    }
  }

  Run(Plan plan, Guide guide, Differences differences) {
    this.plan = plan;
    this.guide = guide;
    this.differences = differences;
    this.seeded = Choices.seeded(plan.config().seed());
    this.faultsLeft = plan.mostFaults();
    this.cluster = Cluster.of(plan.config(), this);
  }

  /** Runs it all; gives what did not hold, if anything did not. */
  Optional<ImmutableList<Fact>> play() {
    try {
      plan.given().accept(cluster);
      plan.when().accept(cluster);
      exploring = true;
      cluster.runFor(plan.within(), any -> look());
      return endless().or(() -> broken(plan.endLaws()));
    } catch (Stopped stopped) {
      exploring = false;
      return stopped.over
          ? broken(plan.endLaws())
          : Optional.of(stopped.broken).filter(facts -> !facts.isEmpty());
    } catch (RuntimeException | AssertionError failure) {
      return Optional.of(Law.thrown(failure));
    }
  }

  /** Looks at the cluster between two events. */
  private void look() {
    guide.afterEvent(this);
    differences.afterEvent(cluster);
    checkLaws();
    if (plan.isOver(cluster)) {
      throw new Stopped(true, ImmutableList.of());
    }
    while (faultsLeft > 0 && inflict()) {
      faultsLeft--;
    }
  }

  /** The run came to its limit of time before it was over. */
  private Optional<ImmutableList<Fact>> endless() {
    exploring = false;
    return plan.ends().stream()
        .filter(end -> !end.holds(cluster))
        .findFirst()
        .map(
            end ->
                ImmutableList.of(
                    new Fact(
                        "expected",
                        "%s within %s"
                            .formatted(end.description(), VirtualTime.format(plan.within()))),
                    new Fact("but was", end.actual(cluster))));
  }

  Cluster cluster() {
    return cluster;
  }

  int faultsLeft() {
    return faultsLeft;
  }

  /** Nothing changes but by what is noted in the timeline. */
  private void checkLaws() {
    if (cluster.timeline().size() == entriesChecked) {
      return;
    }
    entriesChecked = cluster.timeline().size();
    Optional<ImmutableList<Fact>> broken = broken(plan.laws());
    if (broken.isPresent()) {
      throw new Stopped(false, broken.get());
    }
  }

  private Optional<ImmutableList<Fact>> broken(List<Law> laws) {
    return laws.stream().flatMap(law -> law.broken(cluster).stream()).findFirst();
  }

  private boolean inflict() {
    ImmutableList.Builder<Fault> all = ImmutableList.builder();
    plan.placements().forEach(placement -> all.addAll(placement.at(cluster)));
    ImmutableList<Fault> faults = all.build();
    int choice = choose(Kind.FAULT, faults.size() + 1, faults.size() + 1);
    if (choice == 0) {
      return false;
    }
    Fault fault = faults.get(choice - 1);
    differences.note(cluster, fault.toString());
    cluster.faults().inflict(fault);
    return true;
  }

  private int choose(Kind kind, int alternatives, int enough) {
    return alternatives < 2
        ? 0
        : guide.choose(new ChoicePoint(kind, position++, alternatives, enough), this);
  }

  /** Not a part of the cluster. */
  @Override
  public Object state() {
    return NONE;
  }

  @Override
  public boolean ordersTies() {
    return exploring && plan.everyOrder();
  }

  @Override
  public int nextEvent(List<Activity> tied) {
    Ties ties = Ties.of(tied, plan.newsTakeTime());
    int choice = choose(Kind.ORDER, tied.size(), ties.enough());
    int event = ties.order().get(choice);
    if (choice > 0) {
      differences.noteNext(tied.get(event), tied.get(ties.order().get(0)));
    }
    return event;
  }

  @Override
  public ChoiceStream stream(String component) {
    ChoiceStream stream = seeded.stream(component);
    return new ChoiceStream() {
      @Override
      public long next(long bound) {
        return stream.next(bound);
      }

      @Override
      public <T> T choose(List<T> alternatives) {
        if (!exploring) {
          return alternatives.get(0);
        }
        int choice = Run.this.choose(Kind.DELAY, alternatives.size(), alternatives.size());
        if (choice > 0) {
          differences.note(cluster, component + ": " + alternatives.get(choice));
        }
        return alternatives.get(choice);
      }
    };
  }

  @Override
  public String toString() {
    return "chosen by an exploration";
  }
}
