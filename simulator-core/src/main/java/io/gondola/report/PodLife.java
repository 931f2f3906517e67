package io.gondola.report;

import com.google.common.collect.ImmutableList;
import java.time.Instant;

/**
 * What became of one pod.
 *
 * @param name without its namespace
 * @param version the place of its ReplicaSet in {@link RolloutHistory#versions}
 * @param node where it was bound; empty if it never was
 * @param phases its states in their order, each until the next; never empty
 */
public record PodLife(String name, int version, String node, ImmutableList<Phase> phases) {

  /** A state, and since when. */
  public record Phase(Instant from, PodState state) {}

  /** When it was created. */
  public Instant born() {
    return phases.get(0).from();
  }

  /** Its state at a time. */
  public PodState at(Instant time) {
    PodState state = PodState.NONE;
    for (Phase phase : phases) {
      if (phase.from().isAfter(time)) {
        break;
      }
      state = phase.state();
    }
    return state;
  }

  /** When it is no longer counted; {@link Instant#MAX} if that is not on record. */
  public Instant gone() {
    Phase last = phases.get(phases.size() - 1);
    return last.state() == PodState.NONE ? last.from() : Instant.MAX;
  }
}
