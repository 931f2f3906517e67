/**
 * The record of a run: every change of an object and everything worth a note, in order, each with
 * its time and its cause.
 *
 * <p>It uses the kernel and the API objects. Start with {@link io.gondola.timeline.Timeline}.
 */
@NullMarked
package io.gondola.timeline;

import org.jspecify.annotations.NullMarked;
