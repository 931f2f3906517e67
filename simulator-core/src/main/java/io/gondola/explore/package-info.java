/**
 * Exploration: not one run of a scenario but all of them, for clusters that are small enough.
 *
 * <p>Each run is a run like any other, made by the kernel from other choices; nothing is copied and
 * no component knows of it. It may use the kernel, the timeline and the cluster. Start with {@link
 * io.gondola.explore.Exploration}; {@code Search} says what is left out and why that is sound.
 */
@NullMarked
package io.gondola.explore;

import org.jspecify.annotations.NullMarked;
