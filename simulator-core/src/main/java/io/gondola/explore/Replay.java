package io.gondola.explore;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.Fact;

/** One path, run again: what was different, and the cluster where it came to. */
final class Replay implements Guide {

  private final int[] alternatives;
  private final Path path;
  private final Differences differences = Differences.kept();
  private final Run run;

  private Replay(Plan plan, Path path) {
    this.path = path;
    this.alternatives = path.alternatives();
    this.run = new Run(plan, this, differences);
  }

  static Replay of(Plan plan, Path path) {
    Replay replay = new Replay(plan, path);
    // What it comes to is known, or asked of the cluster by whoever wants the replay.
    replay.run.play();
    return replay;
  }

  Cluster cluster() {
    return run.cluster();
  }

  Failure failure(ImmutableList<Fact> broken) {
    return new Failure(broken, differences.lines(), path.toString(), run.cluster());
  }

  @Override
  public int choose(ChoicePoint point, Run any) {
    int alternative = point.position() < alternatives.length ? alternatives[point.position()] : 0;
    if (alternative >= point.alternatives()) {
      throw new IllegalArgumentException(
          "choice %s (%s) of the script must be below %s: it is of another exploration"
              .formatted(point.position(), alternative, point.alternatives()));
    }
    return alternative;
  }
}
