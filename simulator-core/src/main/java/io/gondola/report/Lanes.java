package io.gondola.report;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Where each pod stands among those of its ReplicaSet: it keeps its place for life, and when it is
 * gone the next one gets it. So a picture of any moment shows each pod where every other does.
 *
 * @param pods those that exist in the span, in the order of their creation
 * @param places one for each of them, from 0
 * @param sizes how many places each version of the history needs
 */
public record Lanes(
    ImmutableList<PodLife> pods, ImmutableList<Integer> places, ImmutableList<Integer> sizes) {

  private record Leaving(Instant at, int place) {}

  /** One ReplicaSet while its pods get their places. */
  private static final class Row {
    private final PriorityQueue<Integer> free = new PriorityQueue<>();
    private final List<Leaving> taken = new ArrayList<>();
    private int size;

    private int place(PodLife pod) {
      taken.removeIf(leaving -> !leaving.at().isAfter(pod.born()) && free.add(leaving.place()));
      int place = free.isEmpty() ? size++ : free.remove();
      taken.add(new Leaving(pod.gone(), place));
      return place;
    }
  }

  /** The pods of a history that exist at some moment from one time to another. */
  public static Lanes of(RolloutHistory history, Instant from, Instant to) {
    List<Row> rows = new ArrayList<>();
    history.versions().forEach(version -> rows.add(new Row()));
    ImmutableList.Builder<PodLife> pods = ImmutableList.builder();
    ImmutableList.Builder<Integer> places = ImmutableList.builder();
    for (PodLife pod : history.pods()) {
      if (pod.gone().isAfter(from) && !pod.born().isAfter(to)) {
        pods.add(pod);
        places.add(rows.get(pod.version()).place(pod));
      }
    }
    return new Lanes(
        pods.build(),
        places.build(),
        rows.stream().map(row -> row.size).collect(ImmutableList.toImmutableList()));
  }
}
