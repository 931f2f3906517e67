package io.gondola.sim;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;

/**
 * The choices of a run, in the order drawn, by stream.
 *
 * @param draws for each stream its numbers
 */
public record Script(ImmutableSortedMap<String, ImmutableList<Long>> draws) {

  /** Nothing drawn: every choice is the first one. */
  public static final Script EMPTY = new Script(ImmutableSortedMap.of());
}
