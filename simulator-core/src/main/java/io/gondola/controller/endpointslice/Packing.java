package io.gondola.controller.endpointslice;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Comparator.comparing;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the new endpoints of one set of ports are spread over its slices, as numbers: with as few
 * writes as possible, and never moving an endpoint that has a place.
 *
 * @param added how many of them each existing slice takes
 * @param created how many each new slice takes
 */
record Packing(ImmutableList<Integer> added, ImmutableList<Integer> created) {

  /**
   * An existing slice.
   *
   * @param size how many endpoints it keeps
   * @param written whether it is written anyway
   * @param deleted whether it has lost its last endpoint: then it takes no new ones
   */
  record Room(int size, boolean written, boolean deleted) {
    Room {
      checkArgument(size >= 0, "size (%s) must not be negative", size);
    }
  }

  /**
   * @param fresh how many endpoints need a place
   * @param max how many a slice may hold
   */
  static Packing of(List<Room> rooms, int fresh, int max) {
    int[] added = new int[rooms.size()];
    int left = fillWritten(rooms, fresh, max, added);
    List<Integer> created = new ArrayList<>();
    while (left > 0) {
      int part = Math.min(left, max);
      int reused = part < max ? bestFit(rooms, part, max) : -1;
      if (reused >= 0) {
        added[reused] = part;
      } else {
        created.add(part);
      }
      left -= part;
    }
    return new Packing(
        Arrays.stream(added).boxed().collect(ImmutableList.toImmutableList()),
        ImmutableList.copyOf(created));
  }

  /** Slices that are written anyway cost nothing more: the fullest are filled first. */
  private static int fillWritten(List<Room> rooms, int fresh, int max, int[] added) {
    if (fresh == 0) {
      return 0;
    }
    List<Integer> written =
        IntStream.range(0, rooms.size())
            .filter(i -> rooms.get(i).written() && !rooms.get(i).deleted())
            .boxed()
            .sorted(comparing((Integer i) -> -rooms.get(i).size()))
            .toList();
    int left = fresh;
    for (int i : written) {
      int space = Math.max(0, max - rooms.get(i).size());
      added[i] = Math.min(left, space);
      left -= added[i];
    }
    return left;
  }

  /** The untouched slice that would be the fullest with all the rest in it; -1 if there is none. */
  private static int bestFit(List<Room> rooms, int part, int max) {
    int best = -1;
    for (int i = 0; i < rooms.size(); i++) {
      Room room = rooms.get(i);
      boolean fits = !room.written() && !room.deleted() && room.size() + part <= max;
      if (fits && (best < 0 || room.size() > rooms.get(best).size())) {
        best = i;
      }
    }
    return best;
  }
}
