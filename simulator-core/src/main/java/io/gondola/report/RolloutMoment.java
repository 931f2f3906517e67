package io.gondola.report;

import com.google.common.collect.ImmutableList;
import java.time.Instant;

/**
 * The pods of a Deployment at a time.
 *
 * @param rows the pods of each version, in the order of {@link RolloutHistory#versions}; versions
 *     that did not exist yet are missing at the end
 * @param created how many pods had been created since the record began
 * @param deleted how many of them were gone
 */
public record RolloutMoment(
    Instant time, RolloutBounds bounds, ImmutableList<PodCounts> rows, int created, int deleted) {

  /** No pods at all. */
  static RolloutMoment empty(Instant time) {
    return new RolloutMoment(time, RolloutBounds.NONE, ImmutableList.of(), 0, 0);
  }

  /** The pods of a version. */
  public PodCounts row(int version) {
    return version < rows.size() ? rows.get(version) : PodCounts.NONE;
  }

  /** The pods of all versions. */
  public PodCounts sum() {
    return rows.stream().reduce(PodCounts.NONE, PodCounts::plus);
  }

  /** The pods of all versions but one. */
  public PodCounts sumWithout(int version) {
    PodCounts sum = PodCounts.NONE;
    for (int i = 0; i < rows.size(); i++) {
      sum = i == version ? sum : sum.plus(rows.get(i));
    }
    return sum;
  }

  RolloutMoment at(Instant other) {
    return new RolloutMoment(other, bounds, rows, created, deleted);
  }
}
