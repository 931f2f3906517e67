package io.gondola.report;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ObjectKey;
import io.gondola.timeline.Timeline;

/**
 * One run of an {@link Experiment}.
 *
 * @param rollout what the Deployment's pods did
 * @param figures what else was measured, by name, such as failed requests
 */
public record Trial(RolloutHistory rollout, ImmutableSortedMap<String, Double> figures) {

  /** The latest rollout of a Deployment. */
  public static Trial of(Timeline timeline, ObjectKey deployment) {
    return new Trial(
        RolloutHistory.of(timeline, deployment).latestRollout(), ImmutableSortedMap.of());
  }

  /** The same with a figure that its pods do not show: see {@link Measure#figure}. */
  public Trial withFigure(String name, double value) {
    return new Trial(
        rollout,
        ImmutableSortedMap.<String, Double>naturalOrder()
            .putAll(figures)
            .put(name, value)
            .buildOrThrow());
  }
}
