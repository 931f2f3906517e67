/**
 * Pictures of a rollout, as text: what a Deployment's pods did, moment by moment.
 *
 * <p>It sees the record of a run and not the cluster, so that a picture of a replay or of a stored
 * run is drawn alike; it uses the API objects and the timeline. Start with {@link
 * io.gondola.report.RolloutHistory}, which all pictures are drawn from.
 */
@NullMarked
package io.gondola.report;

import org.jspecify.annotations.NullMarked;
