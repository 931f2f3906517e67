/**
 * The record of a run for other programs: a timeline as CSV or JSON, a rollout as a Mermaid
 * diagram.
 *
 * <p>Each is plain text. It uses the histories of {@code report}, the timeline and the API objects.
 * Start with {@link io.gondola.report.export.TimelineJson}.
 */
@NullMarked
package io.gondola.report.export;

import org.jspecify.annotations.NullMarked;
