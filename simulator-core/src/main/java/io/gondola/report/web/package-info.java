/**
 * Pictures of a rollout for a browser: an SVG that shows it all at once, and a page that plays it.
 *
 * <p>Both are text that refers to nothing outside of itself. It uses the histories of {@code
 * report}, the timeline and the API objects. Start with {@link io.gondola.report.web.RolloutSvg}
 * and {@link io.gondola.report.web.RolloutPage}.
 */
@NullMarked
package io.gondola.report.web;

import org.jspecify.annotations.NullMarked;
