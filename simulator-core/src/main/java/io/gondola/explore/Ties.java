package io.gondola.explore;

import com.google.common.primitives.ImmutableIntArray;
import io.gondola.ClusterStates;
import io.gondola.sim.Activity;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which simultaneous events are tried, and how many of them have to be.
 *
 * @param order their numbers; the first one is tried first
 * @param enough as in {@link ChoicePoint}
 */
record Ties(ImmutableIntArray order, int enough) {

  /**
   * News on their way into caches come first, those of one process after the other: if all of its
   * events are such, none of the other processes' events can make a difference to them.
   */
  static Ties of(List<Activity> tied, boolean newsTakeTime) {
    if (newsTakeTime && tied.stream().noneMatch(ClusterStates::reachesOthers)) {
      for (Activity first : tied) {
        String process = ClusterStates.processOf(first.component());
        if (tied.stream().allMatch(other -> isDelivery(other) || !isOf(process, other))) {
          return ofProcess(tied, process);
        }
      }
    }
    return new Ties(ImmutableIntArray.copyOf(sorted(tied, "")), tied.size());
  }

  private static Ties ofProcess(List<Activity> tied, String process) {
    int enough = (int) tied.stream().filter(activity -> isOf(process, activity)).count();
    return new Ties(ImmutableIntArray.copyOf(sorted(tied, process)), enough);
  }

  private static List<Integer> sorted(List<Activity> tied, String process) {
    List<Integer> first = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < tied.size(); i++) {
      (isOf(process, tied.get(i)) ? first : others).add(i);
    }
    first.addAll(others);
    return first;
  }

  private static boolean isDelivery(Activity activity) {
    return ClusterStates.isDelivery(activity);
  }

  private static boolean isOf(String process, Activity activity) {
    return ClusterStates.processOf(activity.component()).equals(process);
  }
}
