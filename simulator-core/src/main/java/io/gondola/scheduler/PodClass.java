package io.gondola.scheduler;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pods that are all alike to the scheduler, as those of one ReplicaSet are, and what has been found
 * out about them. It is worked out once for all of them: that is what makes placing thousands of
 * replicas cheap.
 */
final class PodClass {

  private final PodInfo info;

  private @Nullable PodCounts counts;
  private int queriesSeen;
  private final List<Integer> answers = new ArrayList<>();

  private @Nullable ClassFits fits;

  PodClass(PodInfo info) {
    this.info = info;
  }

  PodInfo info() {
    return info;
  }

  /** The numbers of the queries that these pods answer to. */
  List<Integer> answers(PodCounts current) {
    if (counts != current) {
      counts = current;
      queriesSeen = 0;
      answers.clear();
    }
    if (queriesSeen < current.queries()) {
      answers.addAll(current.answers(info, queriesSeen));
      queriesSeen = current.queries();
    }
    return answers;
  }

  /** How these pods fit the nodes of the cache. */
  ClassFits fits(SchedulerCache cache) {
    ClassFits known = fits;
    if (known == null || !known.isOf(cache)) {
      known = new ClassFits(info, cache);
      fits = known;
    }
    return known;
  }
}
