package io.gondola.report;

/**
 * A slice of time in a chart.
 *
 * @param oldPods of all versions but the newest, without those that are leaving
 * @param newPods of the newest version, without those that are leaving
 * @param leaving of all versions
 * @param available of all versions
 */
record ChartColumn(RolloutBounds bounds, int oldPods, int newPods, int leaving, int available) {

  static ChartColumn of(RolloutMoment moment, int newest) {
    int fresh = newest < 0 ? 0 : moment.row(newest).active();
    PodCounts sum = moment.sum();
    return new ChartColumn(
        moment.bounds(), sum.active() - fresh, fresh, sum.leaving(), sum.available());
  }

  int active() {
    return oldPods + newPods;
  }

  int total() {
    return active() + leaving;
  }

  /** Extremes must not hide in a slice: the most pods and the fewest available ones stay. */
  ChartColumn and(ChartColumn later) {
    ChartColumn most = later.total() >= total() ? later : this;
    return new ChartColumn(
        later.bounds,
        most.oldPods,
        most.newPods,
        most.leaving,
        Math.min(available, later.available));
  }
}
